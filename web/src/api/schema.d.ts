// Made by `npm run generate` from the OpenAPI document of the code. Not edited by hand.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description How the studio is; answers 200 whatever it finds, so that the answer can be read.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health Live
         * @description The process answers.
         */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health Ready
         * @description Requests can be served; 503 while the database cannot be reached.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assets
         * @description Your assets, newest first.
         */
        get: operations["list_assets"];
        put?: never;
        /**
         * Finish Upload
         * @description Make an asset of a mesh you uploaded: repaired, simplified, unwrapped, baked and checked against a profile.
         */
        post: operations["finish_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset
         * @description One asset.
         */
        get: operations["get_asset"];
        put?: never;
        post?: never;
        /**
         * Delete Asset
         * @description Delete an asset. For 24 hours it can be taken back with `restore`; then its files go.
         */
        delete: operations["delete_asset"];
        options?: never;
        head?: never;
        /**
         * Rename Asset
         * @description Give an asset another name.
         */
        patch: operations["rename_asset"];
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset File
         * @description A file of an asset. Its ETag is the SHA-256 of its bytes.
         */
        get: operations["get_asset_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Asset
         * @description Make an asset that meets a profile of one that is there; that one stays, and `source_asset_id` names it.
         */
        post: operations["finish_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep Asset
         * @description Say that an asset a trial made is kept or discarded, for the trial to count. Nothing is deleted.
         */
        put: operations["keep_asset"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset Report
         * @description What was measured on an asset, and what made it.
         */
        get: operations["get_asset_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Deleted Asset
         * @description Take a deleted asset back.
         */
        post: operations["restore_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{asset_id}/turntable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Film Asset
         * @description Film an asset that turns once about itself. The film is a file of the job for 24 hours.
         */
        post: operations["film_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/camera/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Camera Presets
         * @description The cameras by name: six sides and two three-quarter views; left and right are the object's own.
         */
        get: operations["list_camera_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/collision-mesh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collision Mesh
         * @description Make convex pieces for collision: `collision.glb`, a node a piece.
         */
        post: operations["export_collision_mesh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/generate-lods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate Lods
         * @description Make levels of detail: a GLB each, and `lods.json` with the screen sizes at which they take over.
         */
        post: operations["export_lods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/navmesh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Navmesh
         * @description Find where an agent can walk: `navmesh.glb` shows it, `navmesh.json` has its polygons and neighbours.
         */
        post: operations["export_navmesh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generate-3d": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate 3D
         * @description Make an asset of a picture: either one uploaded before (JSON), or one sent along (multipart, field `image`).
         *
         *     Or of words: a `prompt` (JSON) is painted first, in the same job, which shows the picture as soon as it is there.
         *
         *     The same thing from other sides makes its shape truer: `views` in JSON, or the fields `left`, `back`, `right` and
         *     `top` of a form. Sides are the thing's own: it faces the camera of the front, and `left` shows its left.
         *
         *     An exact repeat is answered at once with a new job that has succeeded already (`cached`); the same request in flight
         *     answers with the job under way.
         */
        post: operations["generate_3d"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description Your jobs, newest first.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description One job.
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description Stop a job. One that waits is canceled at once; one that runs within about a second.
         */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Job Events
         * @description Follow one job. After a break the browser sends Last-Event-ID by itself and misses nothing.
         */
        get: operations["job_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job File
         * @description A file of a job: the cut-out as soon as there is one; what a tool made or a failed verdict left, for 24 hours.
         */
        get: operations["get_job_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lighting/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Lighting Presets
         * @description The lightings by name: studio, outdoor, dramatic, night and warm.
         */
        get: operations["list_lighting_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/materials/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Material Presets
         * @description The materials by name, as glTF numbers: metal, plastic, wood, glass and so on; some have a pattern as well.
         */
        get: operations["list_material_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Weights
         * @description All weights there are: installed, begun or to be had, with their licence and whether the cards have room.
         */
        get: operations["list_weights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/cache-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cache Status
         * @description What every worker holds in memory, how long ago it said so, and which weights were chosen.
         */
        get: operations["cache_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/clear-cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear Cache
         * @description Have every worker give back the memory of an engine, or of all: within two seconds, or when its job is over.
         */
        post: operations["clear_cache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/load-lora": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load Styles
         * @description Have live networks carry styles ahead of jobs, within two seconds or when a job is over; no network is
         *     loaded anew. It stands until it is asked for otherwise; an empty list lets go of all. Jobs work with the styles that
         *     they name themselves, whatever is carried.
         */
        post: operations["load_styles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Swap Weights
         * @description Choose which of the installed weights an engine runs with. Jobs asked for before are done with those they were
         *     asked for with; none is ended. It stands until another choice, or until these weights are removed.
         */
        post: operations["swap_weights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Weights
         * @description Weights by their name. Ask once a second to follow their download.
         */
        get: operations["get_weights"];
        put?: never;
        post?: never;
        /**
         * Remove Weights
         * @description Delete installed weights, and what a download has begun. Files that are only pointed to stay where they are.
         */
        delete: operations["remove_weights"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Download Weights
         * @description Fetch weights, check them and make them ready, in a process of its own that a restart does not end.
         *
         *     What a download that ended early has fetched, the next one does not fetch again.
         */
        post: operations["download_weights"];
        /**
         * Stop Download
         * @description Stop a download, or forget that it failed; what it has fetched stays.
         */
        delete: operations["stop_download"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recipes
         * @description The recipes we ship with their numbers, the engines and the profiles.
         */
        get: operations["list_recipes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stl/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyze
         * @description Measure a mesh: walls, overhang, volume, mass and cost. The numbers are the job's `report`.
         */
        post: operations["stl_analyze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stl/optimize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Optimize
         * @description Make a mesh ready to print. `mesh.stl`, `.3mf` and `.glb` are files of the job.
         */
        post: operations["stl_optimize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stl/relief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Relief
         * @description Make a relief or a lithophane of a picture. `relief.stl`, `.3mf` and `.glb` are files of the job.
         */
        post: operations["stl_relief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stl/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repair
         * @description Close a mesh and drop double skins and inner walls. `mesh.stl`, `.3mf` and `.glb` are files of the job.
         */
        post: operations["stl_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stl/simplify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Simplify
         * @description Reduce a mesh. `mesh.stl`, `.3mf` and `.glb` are files of the job.
         */
        post: operations["stl_simplify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Styles
         * @description The styles that are here, with what each is for and the words that call it up.
         */
        get: operations["list_styles"];
        put?: never;
        /**
         * Add Style
         * @description Keep a LoRA as a style. Its layers are held against the networks here; what fits none of them is refused.
         */
        post: operations["add_style"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Style
         * @description A style by its name.
         */
        get: operations["get_style"];
        put?: never;
        post?: never;
        /**
         * Delete Style
         * @description Delete a style. Live networks let go of it; jobs that wait for it fail and say so.
         */
        delete: operations["remove_style"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/styles/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Style Preview
         * @description The picture a style is shown by.
         */
        get: operations["get_style_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/text-to-image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Painters
         * @description The text-to-image networks that are here, and the styles there are.
         */
        get: operations["list_painters"];
        put?: never;
        /**
         * Text To Image
         * @description Paint a picture from words. The job's `report` has the `upload_id` of it: name that to make it 3D, or read it as
         *     any upload; it is kept for a day after it was last used. The report, and the file, tell what made it.
         */
        post: operations["text_to_image"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trials
         * @description Your trials with what came of them, newest first.
         */
        get: operations["list_trials"];
        put?: never;
        /**
         * Start
         * @description Compare two to four recipes or engines on the requests that come from now on.
         *
         *     Requests take part that ask for the trial's recipe and name no engine, steps, guidance or styles; a picture always
         *     falls to the same arm. One trial runs on a recipe at a time.
         */
        post: operations["start_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trial_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Trial
         * @description One trial with what came of it.
         */
        get: operations["get_trial"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Forget a trial that was stopped, and its outcomes. Jobs and assets stay.
         */
        delete: operations["delete_trial"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trial_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop
         * @description Let no more requests take part. Those under way are made as they were asked for, and count.
         */
        post: operations["stop_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload File
         * @description Send a picture (PNG, JPEG or WebP, at most 25 MB): it is turned upright and kept without its metadata. Or a mesh
         *     (GLB, OBJ, STL, PLY or 3MF, at most 100 MB and 2 million faces), told by the ending of its name.
         */
        post: operations["upload_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Upload
         * @description What is known of a file that was sent.
         */
        get: operations["get_upload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Upload File
         * @description The file as it was kept: of a picture the cleaned PNG, of a mesh what you sent.
         */
        get: operations["get_upload_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Upload Picture
         * @description The picture itself, as it was kept.
         */
        get: operations["get_upload_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics
         * @description Measurements in Prometheus' text format.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcceptedLicence
         * @description That a licence was accepted: of which text, when, and for where.
         */
        AcceptedLicence: {
            /**
             * Accepted At
             * Format: date-time
             */
            accepted_at: string;
            /** Id */
            id: string;
            /** Territory */
            territory: string | null;
            /**
             * Text
             * @description what was at hand
             * @enum {string}
             */
            text: "licence" | "summary";
            /** Text Sha256 */
            text_sha256: string;
        };
        /**
         * AddStyleForm
         * @description A LoRA's file, and what is said of it.
         * @example {
         *       "file": "(bytes of clay.safetensors)",
         *       "licence": "CC0",
         *       "name": "clay",
         *       "preview": "(bytes of clay.png)",
         *       "title": "Clay figures",
         *       "triggers": "clay figure, soft clay"
         *     }
         */
        AddStyleForm: {
            /**
             * Config
             * Format: binary
             * @description peft's adapter_config.json, which says how strong it is
             */
            config?: string;
            /**
             * File
             * Format: binary
             * @description safetensors, as peft, kohya or diffusers write them
             */
            file?: string;
            /**
             * Licence
             * @default null
             */
            licence?: string | null;
            /**
             * Name
             * @description the file's when not given
             * @default null
             */
            name?: string | null;
            /**
             * Network
             * @description told by its layers when not given
             * @default null
             */
            network?: string | null;
            /**
             * Preview
             * Format: binary
             * @description a picture to show it by: PNG, JPEG or WebP
             */
            preview?: string;
            /**
             * Source
             * @default null
             */
            source?: string | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
            /**
             * Triggers
             * @description words that call it up, parted by commas
             * @default
             */
            triggers?: string;
        };
        /**
         * Alive
         * @description The process answers.
         * @example {
         *       "status": "ok"
         *     }
         */
        Alive: {
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * AnalyzeForm
         * @description Measure a mesh, and how it would print. The mesh is sent along.
         * @example {
         *       "file": "part.stl",
         *       "material": "petg"
         *     }
         */
        AnalyzeForm: {
            /**
             * File
             * Format: binary
             * @description GLB, OBJ, STL, PLY or 3MF
             */
            file: string;
            /**
             * Infill
             * @description share of the inside that is filled
             * @default 0.2
             */
            infill?: number;
            /**
             * Material
             * @description pla, petg, abs, asa, tpu, nylon or resin
             * @default pla
             */
            material?: string;
            /**
             * Price Per Kg
             * @description a usual price when not given
             * @default null
             */
            price_per_kg?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states, and guesses from its size where it states none
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
        };
        /**
         * AnalyzeRequest
         * @description Measure a mesh, and how it would print.
         * @example {
         *       "infill": 0.15,
         *       "material": "petg",
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
         *     }
         */
        AnalyzeRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Infill
             * @description share of the inside that is filled
             * @default 0.2
             */
            infill?: number;
            /**
             * Material
             * @description pla, petg, abs, asa, tpu, nylon or resin
             * @default pla
             */
            material?: string;
            /**
             * Price Per Kg
             * @description a usual price when not given
             * @default null
             */
            price_per_kg?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states, and guesses from its size where it states none
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * ArmDifference
         * @description Of one arm less another, by the measure that decides; it holds however often it is looked at.
         */
        ArmDifference: {
            /** Arm */
            arm: string;
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Other */
            other: string;
            /** Value */
            value: number | null;
        };
        /**
         * ArmOutcomes
         * @description What came of an arm. A picture counts once, by its first result.
         */
        ArmOutcomes: {
            /** @description of those kept or discarded; a deleted object is a discarded one */
            kept: components["schemas"]["ShareOutcome"];
            /** @description its audit, of what was measured */
            passed: components["schemas"]["ShareOutcome"];
            /**
             * Pictures
             * @description that count
             */
            pictures: number;
            /**
             * Results
             * @description jobs that succeeded or failed, all tries with a picture
             */
            results: number;
            /** @description how like its picture an object is, 0 to 1 */
            score: components["schemas"]["MeanOutcome"];
            seconds: components["schemas"]["SecondsOutcome"];
            succeeded: components["schemas"]["ShareOutcome"];
            /**
             * Undecided
             * @description pictures with an object that nobody has kept or discarded
             */
            undecided: number;
            /** Under Way */
            under_way: number;
        };
        /**
         * ArmRequest
         * @description One of the ways that are compared; what it does not name is done as usual.
         */
        ArmRequest: {
            /** Engine */
            engine?: string | null;
            /** Guidance */
            guidance?: number | null;
            /**
             * Name
             * @description shown to the user, without control characters; never used as a path
             */
            name: string;
            /** Recipe */
            recipe?: string | null;
            /** Steps */
            steps?: number | null;
            /**
             * Styles
             * @description each once, of those of GET styles
             * @default []
             */
            styles?: components["schemas"]["StyleChoice"][];
        };
        /**
         * Asset
         * @description A finished 3D object with its files.
         * @example {
         *       "attempted": [],
         *       "bytes": 4210331,
         *       "created_at": "2026-11-24T12:00:04Z",
         *       "deleted_at": null,
         *       "draft": false,
         *       "engine": "relief",
         *       "engine_version": "1",
         *       "faces": 9998,
         *       "files": [
         *         {
         *           "media_type": "model/gltf-binary",
         *           "name": "asset.glb",
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "size": 1210004,
         *           "url": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02/files/asset.glb"
         *         }
         *       ],
         *       "id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *       "job_id": "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01",
         *       "kept": null,
         *       "name": "Little owl",
         *       "recipe": "draft",
         *       "seed": 7,
         *       "size_assumed": false,
         *       "size_metres": [
         *         0.09,
         *         0.12,
         *         0.04
         *       ],
         *       "source_asset_id": null,
         *       "thumbnail_url": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02/files/thumbnail.webp",
         *       "trial": null,
         *       "updated_at": "2026-11-24T12:00:04Z",
         *       "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *       "verdict": "pass",
         *       "weights": null
         *     }
         */
        Asset: {
            /**
             * Attempted
             * @description engines that were to make it before, and could not run
             */
            attempted: components["schemas"]["Attempted"][];
            /** Bytes */
            bytes: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Deleted At */
            deleted_at: string | null;
            /**
             * Draft
             * @description another engine was to make it and could not run; ask again to try anew
             */
            draft: boolean;
            /** Engine */
            engine: string;
            /** Engine Version */
            engine_version: string;
            /** Faces */
            faces: number;
            /** Files */
            files: components["schemas"]["AssetFile"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Job Id */
            job_id: string | null;
            /**
             * Kept
             * @description of a trial: what was said of it; null while nothing was
             */
            kept: boolean | null;
            /** Name */
            name: string;
            /** Recipe */
            recipe: string;
            /** Seed */
            seed: number;
            /** Size Assumed */
            size_assumed: boolean;
            /**
             * Size Metres
             * @description width, height, depth
             */
            size_metres: number[];
            /**
             * Source Asset Id
             * @description the asset it was finished from
             */
            source_asset_id: string | null;
            /** Thumbnail Url */
            thumbnail_url: string;
            /** @description that it was made in */
            trial: components["schemas"]["InTrial"] | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /**
             * Upload Id
             * @description the picture or mesh it was made of
             */
            upload_id: string | null;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "pass" | "fail";
            /**
             * Weights
             * @description hash of the engine's weights; null where it has none
             */
            weights: string | null;
        };
        /**
         * AssetFile
         * @description A file of an asset.
         */
        AssetFile: {
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            /** Url */
            url: string;
        };
        /**
         * AssetPage
         * @description Some assets, newest first.
         * @example {
         *       "bytes_used": 4210331,
         *       "items": [
         *         {
         *           "attempted": [],
         *           "bytes": 4210331,
         *           "created_at": "2026-11-24T12:00:04Z",
         *           "deleted_at": null,
         *           "draft": false,
         *           "engine": "relief",
         *           "engine_version": "1",
         *           "faces": 9998,
         *           "files": [
         *             {
         *               "media_type": "model/gltf-binary",
         *               "name": "asset.glb",
         *               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *               "size": 1210004,
         *               "url": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02/files/asset.glb"
         *             }
         *           ],
         *           "id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *           "job_id": "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01",
         *           "kept": null,
         *           "name": "Little owl",
         *           "recipe": "draft",
         *           "seed": 7,
         *           "size_assumed": false,
         *           "size_metres": [
         *             0.09,
         *             0.12,
         *             0.04
         *           ],
         *           "source_asset_id": null,
         *           "thumbnail_url": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02/files/thumbnail.webp",
         *           "trial": null,
         *           "updated_at": "2026-11-24T12:00:04Z",
         *           "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *           "verdict": "pass",
         *           "weights": null
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        AssetPage: {
            /**
             * Bytes Used
             * @description what all your assets take on disk
             */
            bytes_used: number;
            /** Items */
            items: components["schemas"]["Asset"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Attempted
         * @description An engine that was to make an object and could not run.
         */
        Attempted: {
            /**
             * Code
             * @description stable; for programs to go by
             */
            code: string;
            /** Engine */
            engine: string;
            /** Sentence */
            sentence: string;
        };
        /**
         * CacheStatus
         * @description What is in memory, and what is wanted.
         * @example {
         *       "wanted": [
         *         {
         *           "engine": "hunyuan3d21",
         *           "requested_at": "2026-12-01T12:00:00Z",
         *           "weights": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         *         }
         *       ],
         *       "wanted_styles": [
         *         {
         *           "engine": "hunyuan3d21",
         *           "styles": [
         *             {
         *               "name": "clay",
         *               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *               "weight": 1
         *             }
         *           ]
         *         }
         *       ],
         *       "workers": [
         *         {
         *           "age_seconds": 0.8,
         *           "device": "NVIDIA GeForce RTX 4090",
         *           "held": [
         *             {
         *               "bytes": 7366000000,
         *               "engine": "hunyuan3d21",
         *               "idle_seconds": 41.5,
         *               "is_running": false,
         *               "load_seconds": 6.2,
         *               "running_seconds": 0,
         *               "styles": [
         *                 {
         *                   "name": "clay",
         *                   "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *                   "weight": 0
         *                 }
         *               ],
         *               "styles_problem": "There is no style called ink here. `orfeas styles list` shows those there are.",
         *               "weights": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         *             }
         *           ],
         *           "held_bytes": 7366000000,
         *           "is_heard": true,
         *           "state": "idle",
         *           "total_bytes": 24000000000,
         *           "worker": "studio-4711-0a1b2c3d"
         *         }
         *       ]
         *     }
         */
        CacheStatus: {
            /** Wanted */
            wanted: components["schemas"]["WantedWeights"][];
            /** Wanted Styles */
            wanted_styles: components["schemas"]["WantedStyles"][];
            /** Workers */
            workers: components["schemas"]["WorkerCache"][];
        };
        /**
         * CameraPreset
         * @description A place to look from by name; the object fills the picture from there.
         */
        CameraPreset: {
            /**
             * Azimuth
             * @description radians about +Y from the front (+Z), positive towards +X, the object's left
             */
            azimuth: number;
            /**
             * Elevation
             * @description radians above the horizon
             */
            elevation: number;
            /**
             * Field Of View
             * @description radians across the shorter side; 0 is orthographic
             */
            field_of_view: number;
            /**
             * Fill
             * @description share of the picture the object takes
             */
            fill: number;
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
            /** Title */
            title: string;
        };
        /**
         * CameraPresets
         * @description The cameras there are.
         * @example {
         *       "default": "three_quarter",
         *       "items": [
         *         {
         *           "azimuth": 1.5708,
         *           "elevation": 0.1047,
         *           "field_of_view": 0.384,
         *           "fill": 0.8,
         *           "name": "left",
         *           "sentence": "The object's own left side.",
         *           "title": "Left"
         *         }
         *       ]
         *     }
         */
        CameraPresets: {
            /** Default */
            default: string;
            /** Items */
            items: components["schemas"]["CameraPreset"][];
        };
        /**
         * Card
         * @description A GPU, as its driver tells; NVIDIA's are found.
         */
        Card: {
            /** Free Bytes */
            free_bytes: number | null;
            /** Index */
            index: number;
            /** Name */
            name: string;
            /**
             * Total Bytes
             * @description of its own memory
             */
            total_bytes: number | null;
        };
        /**
         * Check
         * @description One demand of a profile.
         */
        Check: {
            /** Id */
            id: string;
            limit: components["schemas"]["JsonValue"];
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "pass" | "fail" | "not_checked";
            /** Sentence */
            sentence: string;
            value: components["schemas"]["JsonValue"];
        };
        /**
         * Clear
         * @description Which engine is to leave the memory of every worker.
         * @example {
         *       "engine": "hunyuan3d21"
         *     }
         */
        Clear: {
            /**
             * Engine
             * @description text-to-image for all that paint; null: all
             */
            engine?: string | null;
        };
        /**
         * Clearing
         * @description That workers were asked.
         * @example {
         *       "requested_at": "2026-12-01T12:00:00Z"
         *     }
         */
        Clearing: {
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
        };
        /**
         * CollisionRequest
         * @description Convex pieces for collision.
         * @example {
         *       "asset_id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *       "max_hulls": 4
         *     }
         */
        CollisionRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Kind
             * @default auto
             * @enum {string}
             */
            kind?: "auto" | "convex" | "box" | "hull";
            /**
             * Max Faces
             * @description triangles a piece at most
             * @default 255
             */
            max_faces?: number;
            /**
             * Max Hulls
             * @description pieces at most
             * @default 8
             */
            max_hulls?: number;
            /**
             * Seed
             * @default 0
             */
            seed?: number;
            /**
             * Threshold
             * @description concavity left in a piece: less is tighter
             * @default 0.05
             */
            threshold?: number;
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * CutoutFacts
         * @description How the subject was found.
         */
        CutoutFacts: {
            /** Confidence */
            confidence: number;
            /** Dropped */
            dropped: number[];
            /** Method */
            method: string;
        };
        /**
         * Download
         * @description A download that is under way, or has failed; what it has fetched stays either way.
         */
        Download: {
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /**
             * Bytes Done
             * @description of this step
             */
            bytes_done: number;
            /**
             * Bytes Per Second
             * @description of late; null where nothing came for some seconds
             */
            bytes_per_second: number | null;
            /** Bytes Total */
            bytes_total: number;
            error: components["schemas"]["Problem"] | null;
            /** File */
            file: string | null;
            /**
             * Host
             * @description where it comes from
             */
            host: string;
            /** Is Under Way */
            is_under_way: boolean;
            /**
             * Step
             * @enum {string}
             */
            step: "asking" | "fetching" | "checking" | "converting";
            /**
             * Told At
             * Format: date-time
             * @description when it was last heard of
             */
            told_at: string;
        };
        /**
         * DownloadRequest
         * @description That a licence is accepted.
         * @example {
         *       "accept_licence": "tencent-hunyuan-3d-2.1-community"
         *     }
         */
        DownloadRequest: {
            /**
             * Accept Licence
             * @description the `id` of the licence you accept
             */
            accept_licence: string;
        };
        /**
         * Expected
         * @description How long an object takes with these weights.
         */
        Expected: {
            /**
             * Basis
             * @enum {string}
             */
            basis: "measured" | "estimated";
            /** Seconds */
            seconds: number;
            /**
             * Sentence
             * @description what that rests on
             */
            sentence: string;
        };
        /**
         * FieldProblem
         * @description One field that cannot be used.
         */
        FieldProblem: {
            /**
             * Field
             * @description where it is, parts joined by dots
             */
            field: string;
            /** Problem */
            problem: string;
        };
        /**
         * FinishRequest
         * @description Make an asset that meets a profile of one that is there.
         * @example {
         *       "faces": 12000,
         *       "name": "Little owl, for the web",
         *       "profile": "web",
         *       "texture_pixels": 1024
         *     }
         */
        FinishRequest: {
            /**
             * Faces
             * @description triangles at most; 30,000 when not given
             * @default null
             */
            faces?: number | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Profile
             * @description what the asset is checked against
             * @default game-pc
             */
            profile?: string;
            /**
             * Remesh
             * @description lay even faces anew
             * @default null
             */
            remesh?: ("triangles" | "quads") | null;
            /**
             * Require Pass
             * @description a failed verdict makes a failed job
             * @default false
             */
            require_pass?: boolean;
            /**
             * Size Metres
             * @description longest side; when not given, the size it has
             * @default null
             */
            size_metres?: number | null;
            /**
             * Texture Pixels
             * @default null
             */
            texture_pixels?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states; where it states none, metres for OBJ and PLY unless it is for print, and else a guess from its size
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
        };
        /**
         * FinishUploadRequest
         * @description Make an asset that meets a profile of a mesh that was uploaded.
         * @example {
         *       "profile": "game-pc",
         *       "size_metres": 0.4,
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
         *     }
         */
        FinishUploadRequest: {
            /**
             * Faces
             * @description triangles at most; 30,000 when not given
             * @default null
             */
            faces?: number | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Profile
             * @description what the asset is checked against
             * @default game-pc
             */
            profile?: string;
            /**
             * Remesh
             * @description lay even faces anew
             * @default null
             */
            remesh?: ("triangles" | "quads") | null;
            /**
             * Require Pass
             * @description a failed verdict makes a failed job
             * @default false
             */
            require_pass?: boolean;
            /**
             * Size Metres
             * @description longest side; when not given, the size it has
             * @default null
             */
            size_metres?: number | null;
            /**
             * Texture Pixels
             * @default null
             */
            texture_pixels?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states; where it states none, metres for OBJ and PLY unless it is for print, and else a guess from its size
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
            /**
             * Upload Id
             * Format: uuid
             */
            upload_id: string;
        };
        /**
         * FinishingFacts
         * @description What finishing did.
         */
        FinishingFacts: {
            after: components["schemas"]["SurfaceFacts"];
            before: components["schemas"]["SurfaceFacts"];
            /**
             * Notes
             * @description what was assumed or left out when the source was read
             */
            notes: string[];
            /** Repairs */
            repairs: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Sentences
             * @description for a person: what was done, and what came of it
             */
            sentences: string[];
        };
        /**
         * Fit
         * @description How weights run on one card.
         */
        Fit: {
            /**
             * Bytes Needed
             * @description for that way; for none, what the least of them takes
             */
            bytes_needed: number;
            /**
             * Card
             * @description its `index`
             */
            card: number;
            /**
             * Is Free Now
             * @description whether so much is free; null where the driver does not tell
             */
            is_free_now: boolean | null;
            /**
             * Way
             * @description the quickest that its whole memory allows: all at once, one network after another, one layer after another, or not at all
             * @enum {string}
             */
            way: "resident" | "staged" | "offloaded" | "none";
        };
        /**
         * Freed
         * @description What removing brought.
         * @example {
         *       "freed_bytes": 7140223411
         *     }
         */
        Freed: {
            /** Freed Bytes */
            freed_bytes: number;
        };
        /**
         * GenerateForm
         * @description The same with the pictures themselves, as a form.
         * @example {
         *       "back": "owl-back.png",
         *       "image": "owl.png",
         *       "name": "Little owl",
         *       "recipe": "draft",
         *       "seed": 7,
         *       "size_metres": 0.12
         *     }
         */
        GenerateForm: {
            /**
             * Back
             * Format: binary
             */
            back?: string;
            /**
             * Cache Steps
             * @default null
             */
            cache_steps?: number | null;
            /**
             * Engine
             * @default null
             */
            engine?: string | null;
            /**
             * Front
             * Format: binary
             * @description instead of `image`
             */
            front?: string;
            /**
             * Guidance
             * @default null
             */
            guidance?: number | null;
            /**
             * Guide Until
             * @default null
             */
            guide_until?: number | null;
            /**
             * Image
             * Format: binary
             * @description PNG, JPEG or WebP; `front` is another name for it
             */
            image?: string;
            /**
             * Left
             * Format: binary
             * @description see `views` of the JSON body
             */
            left?: string;
            /**
             * Mask Upload Id
             * @default null
             */
            mask_upload_id?: string | null;
            /**
             * Matting
             * @default null
             */
            matting?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Profile
             * @default null
             */
            profile?: string | null;
            /**
             * Recipe
             * @default standard
             */
            recipe?: string;
            /**
             * Require Pass
             * @default false
             */
            require_pass?: boolean;
            /**
             * Right
             * Format: binary
             */
            right?: string;
            /**
             * Seed
             * @description the same seed gives the same asset
             * @default 0
             */
            seed?: number;
            /**
             * Size Metres
             * @default null
             */
            size_metres?: number | null;
            /**
             * Solver
             * @default null
             */
            solver?: string | null;
            /**
             * Steps
             * @default null
             */
            steps?: number | null;
            /**
             * Styles
             * @description with their weights, such as `clay:0.8, ink`
             * @default
             */
            styles?: string;
            /**
             * Top
             * Format: binary
             */
            top?: string;
        };
        /**
         * GenerateRequest
         * @description A picture that was uploaded, or words to paint one from first; and what to make of it.
         * @example {
         *       "name": "Little owl",
         *       "recipe": "draft",
         *       "seed": 7,
         *       "size_metres": 0.12,
         *       "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *       "views": {
         *         "left": {
         *           "upload_id": "0198c1a2-72cc-7e5f-93f4-8091a2b3c405"
         *         }
         *       }
         *     }
         */
        GenerateRequest: {
            /**
             * Cache Steps
             * @default null
             */
            cache_steps?: number | null;
            /**
             * Engine
             * @default null
             */
            engine?: string | null;
            /**
             * Guidance
             * @default null
             */
            guidance?: number | null;
            /**
             * Guide Until
             * @default null
             */
            guide_until?: number | null;
            /**
             * Mask Upload Id
             * @description picture of what to keep: white is kept, black not
             * @default null
             */
            mask_upload_id?: string | null;
            /**
             * Matting
             * @description a network for cut-outs, by its name in GET models
             * @default null
             */
            matting?: string | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * @description how it is painted
             * @default null
             */
            painting?: components["schemas"]["PaintingFirst"] | null;
            /**
             * Profile
             * @default null
             */
            profile?: string | null;
            /**
             * Prompt
             * @description instead of a picture: what is to be seen on one
             * @default null
             */
            prompt?: string | null;
            /**
             * Recipe
             * @description draft, standard or high
             * @default standard
             */
            recipe?: string;
            /**
             * Require Pass
             * @description a failed verdict makes a failed job
             * @default false
             */
            require_pass?: boolean;
            /**
             * Seed
             * @description the same seed gives the same asset
             * @default 0
             */
            seed?: number;
            /**
             * Size Metres
             * @default null
             */
            size_metres?: number | null;
            /**
             * Solver
             * @default null
             */
            solver?: string | null;
            /**
             * Steps
             * @default null
             */
            steps?: number | null;
            /**
             * Styles
             * @description each once, of those of GET styles
             * @default []
             */
            styles?: components["schemas"]["StyleChoice"][];
            /**
             * Upload Id
             * @description the picture; of the front, where there are `views`. Left out where there is a prompt
             * @default null
             */
            upload_id?: string | null;
            /**
             * @description the thing from other sides
             * @default null
             */
            views?: components["schemas"]["Views"] | null;
        };
        /**
         * Health
         * @description How the studio is.
         * @example {
         *       "database": "ok",
         *       "disk_free_bytes": 120000000000,
         *       "status": "ok",
         *       "version": "0.1.0",
         *       "worker": {
         *         "alive": true,
         *         "last_beat_seconds": 0.8
         *       }
         *     }
         */
        Health: {
            /**
             * Database
             * @enum {string}
             */
            database: "ok" | "down";
            /** Disk Free Bytes */
            disk_free_bytes: number;
            /**
             * Status
             * @enum {string}
             */
            status: "ok" | "degraded" | "down";
            /** Version */
            version: string;
            worker: components["schemas"]["WorkerHealth"];
        };
        /**
         * HeldEngine
         * @description An engine in a worker's memory.
         */
        HeldEngine: {
            /**
             * Bytes
             * @description of the device, while it does nothing
             */
            bytes: number;
            /** Engine */
            engine: string;
            /**
             * Idle Seconds
             * @description since its last job; 0 while one runs
             */
            idle_seconds: number;
            /** Is Running */
            is_running: boolean;
            /** Load Seconds */
            load_seconds: number;
            /**
             * Running Seconds
             * @description since the job that runs began; 0 while none does
             */
            running_seconds: number;
            /**
             * Styles
             * @description that it carries; at weight 0 those that do nothing now
             */
            styles: components["schemas"]["UsedStyle"][];
            /**
             * Styles Problem
             * @description why it does not carry those that it should
             */
            styles_problem: string | null;
            /**
             * Weights
             * @description their hash
             */
            weights: string;
        };
        /**
         * Hindrance
         * @description Why something could not be done now.
         */
        Hindrance: {
            /**
             * Code
             * @description stable; for programs to go by
             */
            code: string;
            /** Sentence */
            sentence: string;
        };
        /**
         * InTrial
         * @description The trial something is of, and on which arm it is.
         */
        InTrial: {
            /** Arm */
            arm: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Job
         * @description One request and how far it has come.
         * @example {
         *       "asset_id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *       "attempt": 1,
         *       "attempted": [],
         *       "cached": false,
         *       "cancel_requested": false,
         *       "created_at": "2026-11-24T12:00:01Z",
         *       "draft": false,
         *       "engine": "relief",
         *       "error": null,
         *       "estimate_seconds": null,
         *       "files": [
         *         {
         *           "expires_at": null,
         *           "media_type": "image/png",
         *           "name": "cutout.png",
         *           "size": 220120,
         *           "url": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/files/cutout.png"
         *         }
         *       ],
         *       "finished_at": "2026-11-24T12:00:04Z",
         *       "fraction": 1,
         *       "id": "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01",
         *       "kind": "generate",
         *       "links": {
         *         "asset": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *         "cancel": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/cancel",
         *         "events": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/events",
         *         "self": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01"
         *       },
         *       "report": null,
         *       "request": {
         *         "cache_steps": null,
         *         "engine": null,
         *         "guidance": null,
         *         "guide_until": null,
         *         "mask_upload_id": null,
         *         "matting": null,
         *         "name": "Little owl",
         *         "painted_upload_id": null,
         *         "painting": null,
         *         "profile": null,
         *         "prompt": null,
         *         "recipe": "draft",
         *         "require_pass": false,
         *         "seed": 7,
         *         "size_metres": 0.12,
         *         "solver": null,
         *         "steps": null,
         *         "styles": null,
         *         "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *         "views": null
         *       },
         *       "stage": "audit",
         *       "started_at": "2026-11-24T12:00:01Z",
         *       "state": "succeeded",
         *       "trial": null,
         *       "verdict": "pass",
         *       "weights": null
         *     }
         */
        Job: {
            /** Asset Id */
            asset_id: string | null;
            /** Attempt */
            attempt: number;
            /**
             * Attempted
             * @description engines that were to make it before, and could not run
             */
            attempted: components["schemas"]["Attempted"][];
            /**
             * Cached
             * @description an exact repeat: answered with the asset there already was
             */
            cached: boolean;
            /** Cancel Requested */
            cancel_requested: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Draft
             * @description another engine was to make it and could not run; ask again to try anew
             */
            draft: boolean;
            /**
             * Engine
             * @description that made the asset
             */
            engine: string | null;
            error: components["schemas"]["Problem"] | null;
            /**
             * Estimate Seconds
             * @description seconds still to go, where they are known
             */
            estimate_seconds: number | null;
            /** Files */
            files: components["schemas"]["JobFile"][];
            /** Finished At */
            finished_at: string | null;
            /** Fraction */
            fraction: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            links: components["schemas"]["JobLinks"];
            /**
             * Report
             * @description what a tool did, by name; `sentences` are for a person
             */
            report: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Request
             * @description of a picture, or of a tool
             */
            request: components["schemas"]["JobRequest"] | components["schemas"]["ToolRequest"] | null;
            /** Stage */
            stage: string | null;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "canceled";
            /** @description that it takes part in, as was chosen when it was asked for */
            trial: components["schemas"]["InTrial"] | null;
            /** Verdict */
            verdict: ("pass" | "fail") | null;
            /**
             * Weights
             * @description hash of the engine's weights; null where it has none
             */
            weights: string | null;
        };
        /**
         * JobEvent
         * @description A job as it was sent in one event of a stream.
         * @example {
         *       "asset_id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *       "attempt": 1,
         *       "attempted": [],
         *       "cached": false,
         *       "cancel_requested": false,
         *       "created_at": "2026-11-24T12:00:01Z",
         *       "draft": false,
         *       "engine": "relief",
         *       "error": null,
         *       "estimate_seconds": null,
         *       "files": [
         *         {
         *           "expires_at": null,
         *           "media_type": "image/png",
         *           "name": "cutout.png",
         *           "size": 220120,
         *           "url": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/files/cutout.png"
         *         }
         *       ],
         *       "finished_at": "2026-11-24T12:00:04Z",
         *       "fraction": 1,
         *       "id": "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01",
         *       "kind": "generate",
         *       "links": {
         *         "asset": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *         "cancel": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/cancel",
         *         "events": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/events",
         *         "self": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01"
         *       },
         *       "report": null,
         *       "request": {
         *         "cache_steps": null,
         *         "engine": null,
         *         "guidance": null,
         *         "guide_until": null,
         *         "mask_upload_id": null,
         *         "matting": null,
         *         "name": "Little owl",
         *         "painted_upload_id": null,
         *         "painting": null,
         *         "profile": null,
         *         "prompt": null,
         *         "recipe": "draft",
         *         "require_pass": false,
         *         "seed": 7,
         *         "size_metres": 0.12,
         *         "solver": null,
         *         "steps": null,
         *         "styles": null,
         *         "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *         "views": null
         *       },
         *       "seq": 9,
         *       "stage": "audit",
         *       "started_at": "2026-11-24T12:00:01Z",
         *       "state": "succeeded",
         *       "trial": null,
         *       "verdict": "pass",
         *       "weights": null
         *     }
         */
        JobEvent: {
            /** Asset Id */
            asset_id: string | null;
            /** Attempt */
            attempt: number;
            /**
             * Attempted
             * @description engines that were to make it before, and could not run
             */
            attempted: components["schemas"]["Attempted"][];
            /**
             * Cached
             * @description an exact repeat: answered with the asset there already was
             */
            cached: boolean;
            /** Cancel Requested */
            cancel_requested: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Draft
             * @description another engine was to make it and could not run; ask again to try anew
             */
            draft: boolean;
            /**
             * Engine
             * @description that made the asset
             */
            engine: string | null;
            error: components["schemas"]["Problem"] | null;
            /**
             * Estimate Seconds
             * @description seconds still to go, where they are known
             */
            estimate_seconds: number | null;
            /** Files */
            files: components["schemas"]["JobFile"][];
            /** Finished At */
            finished_at: string | null;
            /** Fraction */
            fraction: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            links: components["schemas"]["JobLinks"];
            /**
             * Report
             * @description what a tool did, by name; `sentences` are for a person
             */
            report: {
                [key: string]: components["schemas"]["JsonValue"];
            } | null;
            /**
             * Request
             * @description of a picture, or of a tool
             */
            request: components["schemas"]["JobRequest"] | components["schemas"]["ToolRequest"] | null;
            /**
             * Seq
             * @description increases; resume after it
             */
            seq: number;
            /** Stage */
            stage: string | null;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "succeeded" | "failed" | "canceled";
            /** @description that it takes part in, as was chosen when it was asked for */
            trial: components["schemas"]["InTrial"] | null;
            /** Verdict */
            verdict: ("pass" | "fail") | null;
            /**
             * Weights
             * @description hash of the engine's weights; null where it has none
             */
            weights: string | null;
        };
        /**
         * JobFile
         * @description A file that can be read from a job.
         */
        JobFile: {
            /**
             * Expires At
             * @description when it goes, where that is known
             */
            expires_at: string | null;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Url */
            url: string;
        };
        /**
         * JobLinks
         * @description Where to go from a job.
         */
        JobLinks: {
            /** Asset */
            asset: string | null;
            /** Cancel */
            cancel: string;
            /** Events */
            events: string;
            /** Self */
            self: string;
        };
        /**
         * JobPage
         * @description Some jobs, newest first.
         * @example {
         *       "items": [
         *         {
         *           "asset_id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *           "attempt": 1,
         *           "attempted": [],
         *           "cached": false,
         *           "cancel_requested": false,
         *           "created_at": "2026-11-24T12:00:01Z",
         *           "draft": false,
         *           "engine": "relief",
         *           "error": null,
         *           "estimate_seconds": null,
         *           "files": [
         *             {
         *               "expires_at": null,
         *               "media_type": "image/png",
         *               "name": "cutout.png",
         *               "size": 220120,
         *               "url": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/files/cutout.png"
         *             }
         *           ],
         *           "finished_at": "2026-11-24T12:00:04Z",
         *           "fraction": 1,
         *           "id": "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01",
         *           "kind": "generate",
         *           "links": {
         *             "asset": "/api/v1/assets/0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *             "cancel": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/cancel",
         *             "events": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01/events",
         *             "self": "/api/v1/jobs/0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01"
         *           },
         *           "report": null,
         *           "request": {
         *             "cache_steps": null,
         *             "engine": null,
         *             "guidance": null,
         *             "guide_until": null,
         *             "mask_upload_id": null,
         *             "matting": null,
         *             "name": "Little owl",
         *             "painted_upload_id": null,
         *             "painting": null,
         *             "profile": null,
         *             "prompt": null,
         *             "recipe": "draft",
         *             "require_pass": false,
         *             "seed": 7,
         *             "size_metres": 0.12,
         *             "solver": null,
         *             "steps": null,
         *             "styles": null,
         *             "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *             "views": null
         *           },
         *           "stage": "audit",
         *           "started_at": "2026-11-24T12:00:01Z",
         *           "state": "succeeded",
         *           "trial": null,
         *           "verdict": "pass",
         *           "weights": null
         *         }
         *       ],
         *       "next_cursor": "MjAyNi0xMS0yNFQxMjowMDowMSswMDowMHwwMTk4YzFhMi03ZDEwLTdlNGItOWE1NS0xZjBjMmI3ZDNlMDE"
         *     }
         */
        JobPage: {
            /** Items */
            items: components["schemas"]["Job"][];
            /**
             * Next Cursor
             * @description hand it back as `cursor`; null on the last page
             */
            next_cursor: string | null;
        };
        /**
         * JobRequest
         * @description What a job was asked for.
         */
        JobRequest: {
            /** Cache Steps */
            cache_steps: number | null;
            /** Engine */
            engine: string | null;
            /** Guidance */
            guidance: number | null;
            /** Guide Until */
            guide_until: number | null;
            /** Mask Upload Id */
            mask_upload_id: string | null;
            /** Matting */
            matting: string | null;
            /** Name */
            name: string | null;
            /**
             * Painted Upload Id
             * @description the picture of a prompt, once it is painted
             */
            painted_upload_id: string | null;
            painting: components["schemas"]["PaintingFirst"] | null;
            /** Profile */
            profile: string | null;
            /** Prompt */
            prompt: string | null;
            /** Recipe */
            recipe: string;
            /** Require Pass */
            require_pass: boolean;
            /** Seed */
            seed: number;
            /** Size Metres */
            size_metres: number | null;
            /** Solver */
            solver: string | null;
            /** Steps */
            steps: number | null;
            /** Styles */
            styles: components["schemas"]["StyleChoice"][] | null;
            /**
             * Upload Id
             * @description null where there is a prompt
             */
            upload_id: string | null;
            views: components["schemas"]["Views"] | null;
        };
        JsonValue: unknown;
        /**
         * KeptRequest
         * @description What a person says of an asset.
         * @example {
         *       "kept": true
         *     }
         */
        KeptRequest: {
            /**
             * Kept
             * @description false: discarded; null takes back what was said
             */
            kept: boolean | null;
        };
        /**
         * LicenceTerms
         * @description What weights may be used for, in short; the text decides.
         */
        LicenceTerms: {
            /** Allows */
            allows: string[];
            /**
             * Excludes
             * @description where it gives no rights, by ISO 3166; EU for all its members
             */
            excludes: string[];
            /** Forbids */
            forbids: string[];
            /**
             * Id
             * @description as a download accepts it
             */
            id: string;
            /**
             * Source
             * @description who says so, and what nobody here could read
             */
            source: string | null;
            /** Title */
            title: string;
            /**
             * Url
             * @description the text
             */
            url: string;
            /** Use Limits */
            use_limits: string[];
        };
        /**
         * LightingPreset
         * @description Lamps, surroundings and background by name.
         */
        LightingPreset: {
            background: components["schemas"]["PresetBackground"];
            /**
             * Floor
             * @description linear RGB the lit floor throws back
             */
            floor: number[];
            /**
             * Horizon
             * @description linear RGB of light from the side
             */
            horizon: number[];
            /** Lamps */
            lamps: components["schemas"]["PresetLamp"][];
            /** Name */
            name: string;
            /**
             * Room
             * @description what glossy surfaces mirror, from below upwards
             */
            room: components["schemas"]["RoomColor"][];
            /** Sentence */
            sentence: string;
            /**
             * Shadow
             * @description how dark the ground's shadow is at its deepest
             */
            shadow: number;
            /**
             * Sky
             * @description linear RGB of light from straight above
             */
            sky: number[];
            /** Title */
            title: string;
        };
        /**
         * LightingPresets
         * @description The lightings there are.
         * @example {
         *       "default": "studio",
         *       "items": [
         *         {
         *           "background": {
         *             "corner": [
         *               0.845,
         *               0.85,
         *               0.865
         *             ],
         *             "middle": [
         *               0.965,
         *               0.965,
         *               0.97
         *             ]
         *           },
         *           "floor": [
         *             0.3,
         *             0.29,
         *             0.28
         *           ],
         *           "horizon": [
         *             0.42,
         *             0.425,
         *             0.44
         *           ],
         *           "lamps": [
         *             {
         *               "azimuth": -0.6632,
         *               "color": [
         *                 0.8,
         *                 0.77,
         *                 0.73
         *               ],
         *               "elevation": 0.8029,
         *               "radius": 0.2793,
         *               "role": "key"
         *             }
         *           ],
         *           "name": "studio",
         *           "room": [
         *             {
         *               "color": [
         *                 0.3,
         *                 0.29,
         *                 0.28
         *               ],
         *               "height": -1
         *             },
         *             {
         *               "color": [
         *                 1.9,
         *                 1.9,
         *                 1.92
         *               ],
         *               "height": 1
         *             }
         *           ],
         *           "sentence": "Large soft lamps in a bright room: colours as they are.",
         *           "shadow": 0.62,
         *           "sky": [
         *             0.66,
         *             0.68,
         *             0.72
         *           ],
         *           "title": "Studio"
         *         }
         *       ]
         *     }
         */
        LightingPresets: {
            /** Default */
            default: string;
            /** Items */
            items: components["schemas"]["LightingPreset"][];
        };
        /**
         * Limits
         * @description The least and the most that can be asked for.
         */
        Limits: {
            /** Least */
            least: number;
            /** Most */
            most: number;
        };
        /**
         * LoadStyles
         * @description Which styles a live network is to carry ahead of jobs.
         * @example {
         *       "network": "hunyuan3d21",
         *       "styles": [
         *         {
         *           "name": "clay",
         *           "weight": 0.8
         *         }
         *       ]
         *     }
         */
        LoadStyles: {
            /**
             * Network
             * @description an engine, or a network that paints by its name; null: what the first style is for
             */
            network?: string | null;
            /**
             * Styles
             * @description each once, of those of GET styles
             */
            styles: components["schemas"]["StyleChoice"][];
        };
        /**
         * LoadingStyles
         * @description What live networks of a name carry from now on.
         * @example {
         *       "engine": "hunyuan3d21",
         *       "requested_at": "2026-12-01T12:00:00Z",
         *       "styles": [
         *         {
         *           "name": "clay",
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "weight": 0.8
         *         }
         *       ]
         *     }
         */
        LoadingStyles: {
            /** Engine */
            engine: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Styles */
            styles: components["schemas"]["UsedStyle"][];
        };
        /**
         * LodsRequest
         * @description A chain of levels of detail, gated by how they look.
         * @example {
         *       "asset_id": "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02",
         *       "shares": [
         *         1,
         *         0.5,
         *         0.2
         *       ]
         *     }
         */
        LodsRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Shares
             * @description of the faces, falling from 1
             * @default [
             *       1,
             *       0.5,
             *       0.25,
             *       0.1
             *     ]
             */
            shares?: number[];
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * MatchFacts
         * @description How well the asset agrees with its picture, seen from where it agrees best; shares are 0 to 1, 1 the best.
         */
        MatchFacts: {
            /**
             * Azimuth Degrees
             * @description of the camera that matches best, from the front toward +X
             */
            azimuth_degrees: number;
            /**
             * Elevation Degrees
             * @description of that camera; over 0 where the picture was taken from above
             */
            elevation_degrees: number;
            /**
             * Normals
             * @description agreement with known normals; null where none are known
             */
            normals: number | null;
            /**
             * Score
             * @description weighted geometric mean of the shares below
             */
            score: number;
            /**
             * Silhouette
             * @description area that outline and cut-out both cover by area either covers
             */
            silhouette: number;
            /**
             * Ssim
             * @description multi-scale structural similarity of the colours
             */
            ssim: number;
            /**
             * Thickness
             * @description how usual its thickness is for a thing this wide; a picture does not show it
             */
            thickness: number;
        };
        /**
         * MaterialPreset
         * @description A surface by name, in the terms of glTF 2.0.
         */
        MaterialPreset: {
            /**
             * Base Color
             * @description linear RGB; lights may pass 1
             */
            base_color: number[];
            /**
             * Ior
             * @description KHR_materials_ior
             */
            ior: number;
            /** Metallic */
            metallic: number;
            /** Name */
            name: string;
            /**
             * Pattern
             * @description what varies from place to place; the numbers are its mean
             */
            pattern: ("wood" | "fabric" | "stone" | "skin") | null;
            /** Roughness */
            roughness: number;
            /** Sentence */
            sentence: string;
            /** Title */
            title: string;
            /**
             * Transmission
             * @description KHR_materials_transmission
             */
            transmission: number;
        };
        /**
         * MaterialPresets
         * @description The materials there are.
         * @example {
         *       "items": [
         *         {
         *           "base_color": [
         *             0.33,
         *             0.165,
         *             0.07
         *           ],
         *           "ior": 1.5,
         *           "metallic": 0,
         *           "name": "wood",
         *           "pattern": "wood",
         *           "roughness": 0.62,
         *           "sentence": "Oiled oak: warm and dull.",
         *           "title": "Wood",
         *           "transmission": 0
         *         }
         *       ]
         *     }
         */
        MaterialPresets: {
            /** Items */
            items: components["schemas"]["MaterialPreset"][];
        };
        /**
         * MeanOutcome
         * @description A mean; between `low` and `high` lies the truth 19 times in 20. They are null of fewer than three.
         */
        MeanOutcome: {
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Mean */
            mean: number | null;
            /** Of */
            of: number;
        };
        /**
         * MemoryNeed
         * @description What a card needs: with everything on it, with one network after another, with one layer after another.
         */
        MemoryNeed: {
            /** Offloaded Bytes */
            offloaded_bytes: number;
            /** Resident Bytes */
            resident_bytes: number;
            /**
             * Source
             * @description who says so
             */
            source: string;
            /** Staged Bytes */
            staged_bytes: number;
        };
        /**
         * NavmeshRequest
         * @description Where an agent of a given size can walk.
         * @example {
         *       "climb_metres": 0.01,
         *       "height_metres": 0.05,
         *       "radius_metres": 0.01,
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
         *     }
         */
        NavmeshRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Cell Metres
             * @description a third of the radius when not given
             * @default null
             */
            cell_metres?: number | null;
            /**
             * Climb Metres
             * @description highest step it takes
             * @default 0.4
             */
            climb_metres?: number;
            /**
             * Height Metres
             * @default 1.8
             */
            height_metres?: number;
            /**
             * Max Slope Radians
             * @description steepest ground it walks on
             * @default 0.7854
             */
            max_slope_radians?: number;
            /**
             * Radius Metres
             * @default 0.3
             */
            radius_metres?: number;
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * NetworkFacts
         * @description A network that had a part in it.
         */
        NetworkFacts: {
            /** License */
            license: string | null;
            /** Name */
            name: string;
            /**
             * Sha256
             * @description over all that decides what it answers
             */
            sha256: string;
        };
        /**
         * OptimizeForm
         * @description Make a mesh ready to print: closed, turned, standing on the plate, hollow if asked for. The mesh is sent along.
         * @example {
         *       "file": "part.stl",
         *       "hollow": true
         *     }
         */
        OptimizeForm: {
            /**
             * Drains
             * @description drain holes of each hollow
             * @default 2
             */
            drains?: number;
            /**
             * File
             * Format: binary
             * @description GLB, OBJ, STL, PLY or 3MF
             */
            file: string;
            /**
             * Hollow
             * @description hollow it, with drain holes: for resin
             * @default false
             */
            hollow?: boolean;
            /**
             * Orient
             * @description turn it to where it needs least support
             * @default true
             */
            orient?: boolean;
            /**
             * Size Metres
             * @description longest side; when not given, the size it has
             * @default null
             */
            size_metres?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states, and guesses from its size where it states none
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
            /**
             * Wall Metres
             * @description wall of a hollowed object
             * @default 0.002
             */
            wall_metres?: number;
        };
        /**
         * OptimizeRequest
         * @description Make a mesh ready to print: closed, turned, standing on the plate, hollow if asked for.
         * @example {
         *       "hollow": true,
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04",
         *       "wall_metres": 0.002
         *     }
         */
        OptimizeRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Drains
             * @description drain holes of each hollow
             * @default 2
             */
            drains?: number;
            /**
             * Hollow
             * @description hollow it, with drain holes: for resin
             * @default false
             */
            hollow?: boolean;
            /**
             * Orient
             * @description turn it to where it needs least support
             * @default true
             */
            orient?: boolean;
            /**
             * Size Metres
             * @description longest side; when not given, the size it has
             * @default null
             */
            size_metres?: number | null;
            /**
             * Unit
             * @description the file's; guess takes what it states, and guesses from its size where it states none
             * @default guess
             * @enum {string}
             */
            unit?: "guess" | "millimetre" | "centimetre" | "inch" | "metre";
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
            /**
             * Wall Metres
             * @description wall of a hollowed object
             * @default 0.002
             */
            wall_metres?: number;
        };
        /**
         * PaintPipeline
         * @description A text-to-image network that lies here.
         */
        PaintPipeline: {
            /**
             * Kind
             * @description its class in diffusers
             */
            kind: string | null;
            /**
             * License
             * @description as its card says, where it does
             */
            license: string | null;
            /**
             * Multiple
             * @description of which both sides of a picture are
             */
            multiple: number | null;
            /** Name */
            name: string;
            /**
             * Problem
             * @description why it cannot be used
             */
            problem: string | null;
            /** Takes Negative */
            takes_negative: boolean;
            /**
             * Warning
             * @description what whoever uses its pictures should know
             */
            warning: string | null;
        };
        /**
         * PaintRequest
         * @description What is to be seen; what is left out is chosen to suit the network.
         * @example {
         *       "height": 64,
         *       "prompt": "a red mug with a wide handle",
         *       "seed": 7,
         *       "steps": 2,
         *       "style": "clay",
         *       "width": 64
         *     }
         */
        PaintRequest: {
            /**
             * Guidance
             * @description how closely it keeps to the words
             */
            guidance?: number | null;
            /** Height */
            height?: number | null;
            /** Name */
            name?: string | null;
            /**
             * Negative Prompt
             * @description what is not to be seen
             */
            negative_prompt?: string | null;
            /**
             * Pipeline
             * @description one of the pipelines
             */
            pipeline?: string | null;
            /**
             * Prompt
             * @description at most 1,000 characters
             */
            prompt: string;
            /**
             * Seed
             * @description the same seed gives the same asset
             * @default 0
             */
            seed?: number;
            /** Steps */
            steps?: number | null;
            /**
             * Style
             * @description one of the styles
             * @default plain
             */
            style?: string;
            /**
             * Styles
             * @description each once, of those of GET styles
             * @default []
             */
            styles?: components["schemas"]["StyleChoice"][];
            /** Width */
            width?: number | null;
        };
        /**
         * PaintStyle
         * @description A look by name.
         */
        PaintStyle: {
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
        };
        /**
         * Painters
         * @description What paints here, and in which styles.
         * @example {
         *       "default": "z-image-turbo",
         *       "missing": null,
         *       "pipelines": [
         *         {
         *           "kind": "ZImagePipeline",
         *           "license": "Apache-2.0",
         *           "multiple": 16,
         *           "name": "z-image-turbo",
         *           "problem": null,
         *           "takes_negative": true,
         *           "warning": null
         *         }
         *       ],
         *       "styles": [
         *         {
         *           "name": "clay",
         *           "sentence": "Modelled by hand in clay."
         *         }
         *       ]
         *     }
         */
        Painters: {
            /**
             * Default
             * @description the pipeline that is used where none is named
             */
            default: string | null;
            /**
             * Missing
             * @description what to do where there is none
             */
            missing: string | null;
            /** Pipelines */
            pipelines: components["schemas"]["PaintPipeline"][];
            /** Styles */
            styles: components["schemas"]["PaintStyle"][];
        };
        /**
         * PaintingFirst
         * @description How the picture is painted that an object is made of.
         */
        PaintingFirst: {
            /**
             * Guidance
             * @description how closely it keeps to the words
             */
            guidance?: number | null;
            /** Height */
            height?: number | null;
            /**
             * Negative Prompt
             * @description what is not to be seen
             */
            negative_prompt?: string | null;
            /**
             * Pipeline
             * @description one of the pipelines
             */
            pipeline?: string | null;
            /**
             * Seed
             * @description of the picture; the object's own when not given
             */
            seed?: number | null;
            /** Steps */
            steps?: number | null;
            /**
             * Style
             * @description one of the styles
             * @default plain
             */
            style?: string;
            /** Width */
            width?: number | null;
        };
        /**
         * PresetBackground
         * @description A gradient behind the object.
         */
        PresetBackground: {
            /**
             * Corner
             * @description sRGB, 0 to 1
             */
            corner: number[];
            /**
             * Middle
             * @description sRGB, 0 to 1
             */
            middle: number[];
        };
        /**
         * PresetLamp
         * @description A soft lamp far away.
         */
        PresetLamp: {
            /**
             * Azimuth
             * @description radians to the right of the camera, about the vertical
             */
            azimuth: number;
            /**
             * Color
             * @description linear RGB that a white surface facing it shows
             */
            color: number[];
            /**
             * Elevation
             * @description radians above the horizon
             */
            elevation: number;
            /**
             * Radius
             * @description angular radius in radians; larger is softer
             */
            radius: number;
            /**
             * Role
             * @description the key throws the shadow
             * @enum {string}
             */
            role: "key" | "fill" | "rim";
        };
        /**
         * Problem
         * @description What went wrong and what to do about it (RFC 9457).
         * @example {
         *       "code": "no_such_job",
         *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
         *       "errors": null,
         *       "status": 404,
         *       "title": "Not found",
         *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
         *       "type": "urn:orfeas:problem:no_such_job"
         *     }
         */
        Problem: {
            /**
             * Code
             * @description stable; for programs to go by
             */
            code: string;
            /**
             * Detail
             * @description one sentence: what was wrong and what to do
             */
            detail: string;
            /** Errors */
            errors: components["schemas"]["FieldProblem"][] | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Trace Id
             * @description find the request in the log by it
             */
            trace_id: string | null;
            /** Type */
            type: string;
        };
        /**
         * Recipes
         * @description What can be asked for.
         * @example {
         *       "default": "standard",
         *       "engines": [
         *         {
         *           "guidance": {
         *             "least": 0,
         *             "most": 20
         *           },
         *           "is_installed": true,
         *           "license": "LicenseRef-Tencent-Hunyuan3D-2.1-Community",
         *           "name": "hunyuan3d21",
         *           "needs_views": false,
         *           "sentence": "Hunyuan3D-2.1's shape network, with weights of its own to download. Wants a GPU and PyTorch.",
         *           "steps": {
         *             "least": 2,
         *             "most": 100
         *           },
         *           "takes_views": false,
         *           "version": "1"
         *         }
         *       ],
         *       "items": [
         *         {
         *           "engines": [
         *             "relief"
         *           ],
         *           "field_cells": 128,
         *           "guidance": 5,
         *           "max_faces": 10000,
         *           "name": "draft",
         *           "profile": "preview",
         *           "sentence": "A quick look, in a second or two.",
         *           "steps": 15,
         *           "texture_pixels": 1024,
         *           "title": "Draft"
         *         }
         *       ],
         *       "profiles": [
         *         "preview"
         *       ]
         *     }
         */
        Recipes: {
            /** Default */
            default: string;
            /** Engines */
            engines: components["schemas"]["ShippedEngine"][];
            /** Items */
            items: components["schemas"]["ShippedRecipe"][];
            /** Profiles */
            profiles: string[];
        };
        /**
         * ReliefForm
         * @description A relief or a lithophane of a picture that was uploaded, closed and ready for a printer. The picture is sent along.
         * @example {
         *       "detail_metres": 0.002,
         *       "file": "owl.png",
         *       "shape": "plate"
         *     }
         */
        ReliefForm: {
            /**
             * Attenuation Per Metre
             * @description of a lithophane's plastic: light falls as exp(-this * metres)
             * @default 1400
             */
            attenuation_per_metre?: number;
            /**
             * Base Metres
             * @description where it is lowest; when not given 0.002, of a lithophane 0.0008
             * @default null
             */
            base_metres?: number | null;
            /**
             * Curve Radians
             * @description bent round an upright axis; 2 pi is a tube
             * @default 0
             */
            curve_radians?: number;
            /**
             * Depth
             * @description a network that sees depth, by its name in GET models; classical or none to guess it
             * @default null
             */
            depth?: string | null;
            /**
             * Depth Metres
             * @description lowest to highest; when not given 0.003, of a lithophane 0.0022
             * @default null
             */
            depth_metres?: number | null;
            /**
             * Detail Metres
             * @description between samples
             * @default 0.00025
             */
            detail_metres?: number;
            /**
             * Faces
             * @description triangles at most
             * @default null
             */
            faces?: number | null;
            /**
             * File
             * Format: binary
             * @description PNG, JPEG or WebP
             */
            file: string;
            /**
             * Frame Metres
             * @description width of a frame; 0 for none
             * @default 0
             */
            frame_metres?: number;
            /**
             * Is Negative
             * @description low where it would be high, as in a mould
             * @default false
             */
            is_negative?: boolean;
            /**
             * Is Whole
             * @description everything in the picture, not its subject alone
             * @default false
             */
            is_whole?: boolean;
            /**
             * Kind
             * @description to be looked at, or to be held against the light
             * @default relief
             * @enum {string}
             */
            kind?: "relief" | "lithophane";
            /**
             * Matting
             * @description a network for cut-outs, by its name in GET models; none to go by the backdrop
             * @default null
             */
            matting?: string | null;
            /**
             * Shape
             * @description a rectangle, or cut along the subject
             * @default plate
             * @enum {string}
             */
            shape?: "plate" | "outline";
            /**
             * Stands
             * @description on its lower edge; when not given, what is curved and lithophanes do
             * @default null
             */
            stands?: boolean | null;
            /**
             * Width Metres
             * @description of the whole plate, its frame included
             * @default 0.1
             */
            width_metres?: number;
        };
        /**
         * ReliefRequest
         * @description A relief or a lithophane of a picture that was uploaded, closed and ready for a printer.
         * @example {
         *       "detail_metres": 0.001,
         *       "frame_metres": 0.003,
         *       "kind": "lithophane",
         *       "upload_id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *       "width_metres": 0.08
         *     }
         */
        ReliefRequest: {
            /**
             * Attenuation Per Metre
             * @description of a lithophane's plastic: light falls as exp(-this * metres)
             * @default 1400
             */
            attenuation_per_metre?: number;
            /**
             * Base Metres
             * @description where it is lowest; when not given 0.002, of a lithophane 0.0008
             * @default null
             */
            base_metres?: number | null;
            /**
             * Curve Radians
             * @description bent round an upright axis; 2 pi is a tube
             * @default 0
             */
            curve_radians?: number;
            /**
             * Depth
             * @description a network that sees depth, by its name in GET models; classical or none to guess it
             * @default null
             */
            depth?: string | null;
            /**
             * Depth Metres
             * @description lowest to highest; when not given 0.003, of a lithophane 0.0022
             * @default null
             */
            depth_metres?: number | null;
            /**
             * Detail Metres
             * @description between samples
             * @default 0.00025
             */
            detail_metres?: number;
            /**
             * Faces
             * @description triangles at most
             * @default null
             */
            faces?: number | null;
            /**
             * Frame Metres
             * @description width of a frame; 0 for none
             * @default 0
             */
            frame_metres?: number;
            /**
             * Is Negative
             * @description low where it would be high, as in a mould
             * @default false
             */
            is_negative?: boolean;
            /**
             * Is Whole
             * @description everything in the picture, not its subject alone
             * @default false
             */
            is_whole?: boolean;
            /**
             * Kind
             * @description to be looked at, or to be held against the light
             * @default relief
             * @enum {string}
             */
            kind?: "relief" | "lithophane";
            /**
             * Matting
             * @description a network for cut-outs, by its name in GET models; none to go by the backdrop
             * @default null
             */
            matting?: string | null;
            /**
             * Shape
             * @description a rectangle, or cut along the subject
             * @default plate
             * @enum {string}
             */
            shape?: "plate" | "outline";
            /**
             * Stands
             * @description on its lower edge; when not given, what is curved and lithophanes do
             * @default null
             */
            stands?: boolean | null;
            /**
             * Upload Id
             * Format: uuid
             */
            upload_id: string;
            /**
             * Width Metres
             * @description of the whole plate, its frame included
             * @default 0.1
             */
            width_metres?: number;
        };
        /**
         * RenameRequest
         * @description A new name for an asset.
         * @example {
         *       "name": "Owl for the shelf"
         *     }
         */
        RenameRequest: {
            /**
             * Name
             * @description shown to the user, without control characters; never used as a path
             */
            name: string;
        };
        /**
         * RepairForm
         * @description Close and clean a mesh; what is seen keeps its texture. The mesh is sent along.
         * @example {
         *       "file": "part.stl"
         *     }
         */
        RepairForm: {
            /**
             * File
             * Format: binary
             * @description GLB, OBJ, STL, PLY or 3MF
             */
            file: string;
            /**
             * Texture Pixels
             * @description side of its textures in pixels
             * @default 2048
             */
            texture_pixels?: number;
        };
        /**
         * RepairRequest
         * @description Close and clean a mesh; what is seen keeps its texture.
         * @example {
         *       "texture_pixels": 1024,
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
         *     }
         */
        RepairRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Texture Pixels
             * @description side of its textures in pixels
             * @default 2048
             */
            texture_pixels?: number;
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * Report
         * @description What was measured on an asset, and what made it.
         * @example {
         *       "attempted": [],
         *       "checks": [
         *         {
         *           "id": "closed",
         *           "limit": true,
         *           "outcome": "pass",
         *           "sentence": "The surface is closed.",
         *           "value": true
         *         }
         *       ],
         *       "cutout": {
         *         "confidence": 0.93,
         *         "dropped": [],
         *         "method": "grabcut"
         *       },
         *       "draft": false,
         *       "engine": "relief",
         *       "engine_version": "1",
         *       "finishing": null,
         *       "match": {
         *         "azimuth_degrees": 0,
         *         "elevation_degrees": 0.75,
         *         "normals": null,
         *         "score": 0.93,
         *         "silhouette": 0.981,
         *         "ssim": 0.902,
         *         "thickness": 0.87
         *       },
         *       "measurements": {
         *         "is_closed": true,
         *         "num_faces": 9998
         *       },
         *       "networks": null,
         *       "other_cutouts": null,
         *       "profile": "preview",
         *       "recipe": {
         *         "max_faces": 10000,
         *         "name": "draft"
         *       },
         *       "seed": 7,
         *       "size_assumed": false,
         *       "stages": [
         *         {
         *           "name": "cut out",
         *           "seconds": 0.31
         *         }
         *       ],
         *       "verdict": "pass",
         *       "views": null,
         *       "warnings": [],
         *       "weights": null
         *     }
         */
        Report: {
            /**
             * Attempted
             * @description engines that were to make it before, and could not run
             * @default []
             */
            attempted: components["schemas"]["Attempted"][];
            /** Checks */
            checks: components["schemas"]["Check"][];
            /** @description null where it was not made of a picture */
            cutout: components["schemas"]["CutoutFacts"] | null;
            /**
             * Draft
             * @description another engine was to make it and could not run; ask again to try anew
             * @default false
             */
            draft: boolean;
            /** Engine */
            engine: string;
            /** Engine Version */
            engine_version: string;
            /** @description of an asset that was finished from another */
            finishing: components["schemas"]["FinishingFacts"] | null;
            /** @description null where it was not made of a picture */
            match: components["schemas"]["MatchFacts"] | null;
            /** Measurements */
            measurements: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /**
             * Networks
             * @description those that had a part in it beside the engine's, by what they were for
             */
            networks: {
                [key: string]: components["schemas"]["NetworkFacts"];
            } | null;
            /**
             * Other Cutouts
             * @description of the sides beside the front
             */
            other_cutouts: {
                [key: string]: components["schemas"]["CutoutFacts"];
            } | null;
            /** Profile */
            profile: string;
            /** Recipe */
            recipe: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Seed */
            seed: number;
            /** Size Assumed */
            size_assumed: boolean;
            /** Stages */
            stages: components["schemas"]["StageSeconds"][];
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "pass" | "fail";
            /**
             * Views
             * @description hashes of the pictures' pixels, if several
             */
            views: {
                [key: string]: string;
            } | null;
            /** Warnings */
            warnings: string[];
            /**
             * Weights
             * @description hash of the engine's weights; null where it has none
             */
            weights: string | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * RoomColor
         * @description What a mirror shows of the surroundings at one height.
         */
        RoomColor: {
            /**
             * Color
             * @description linear RGB; lights may pass 1
             */
            color: number[];
            /**
             * Height
             * @description -1 straight down to 1 straight up
             */
            height: number;
        };
        /**
         * SecondsOutcome
         * @description Seconds of work, without waiting.
         */
        SecondsOutcome: {
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Mean */
            mean: number | null;
            /** Median */
            median: number | null;
            /** Of */
            of: number;
        };
        /**
         * ShareOutcome
         * @description Of how many it is so; between `low` and `high` lies the truth 19 times in 20.
         */
        ShareOutcome: {
            /** Count */
            count: number;
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Of */
            of: number;
            /** Share */
            share: number | null;
        };
        /**
         * ShippedEngine
         * @description An engine that can be asked for by name.
         */
        ShippedEngine: {
            /** @description the same */
            guidance: components["schemas"]["Limits"] | null;
            /**
             * Is Installed
             * @description whether the weights it needs are here; `orfeas models` gets them
             */
            is_installed: boolean;
            /** License */
            license: string;
            /** Name */
            name: string;
            /**
             * Needs Views
             * @description whether it makes nothing of one picture
             */
            needs_views: boolean;
            /** Sentence */
            sentence: string;
            /** @description null where it does not work in steps */
            steps: components["schemas"]["Limits"] | null;
            /**
             * Takes Views
             * @description whether it makes use of several views of one thing
             */
            takes_views: boolean;
            /** Version */
            version: string;
        };
        /**
         * ShippedRecipe
         * @description A recipe and its numbers.
         */
        ShippedRecipe: {
            /** Engines */
            engines: string[];
            /** Field Cells */
            field_cells: number;
            /**
             * Guidance
             * @description of the same
             */
            guidance: number;
            /** Max Faces */
            max_faces: number;
            /** Name */
            name: string;
            /** Profile */
            profile: string;
            /** Sentence */
            sentence: string;
            /**
             * Steps
             * @description of engines that work in steps
             */
            steps: number;
            /** Texture Pixels */
            texture_pixels: number;
            /** Title */
            title: string;
        };
        /**
         * SimplifyForm
         * @description Fewer faces: to a number, as far as an error allows, or both. The mesh is sent along.
         * @example {
         *       "faces": 20000,
         *       "file": "part.stl"
         *     }
         */
        SimplifyForm: {
            /**
             * Error
             * @description stray at most this share of the diagonal
             * @default null
             */
            error?: number | null;
            /**
             * Faces
             * @description triangles at most
             * @default null
             */
            faces?: number | null;
            /**
             * File
             * Format: binary
             * @description GLB, OBJ, STL, PLY or 3MF
             */
            file: string;
        };
        /**
         * SimplifyRequest
         * @description Fewer faces: to a number, as far as an error allows, or both.
         * @example {
         *       "faces": 400,
         *       "upload_id": "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
         *     }
         */
        SimplifyRequest: {
            /**
             * Asset Id
             * @default null
             */
            asset_id?: string | null;
            /**
             * Error
             * @description stray at most this share of the diagonal
             * @default null
             */
            error?: number | null;
            /**
             * Faces
             * @description triangles at most
             * @default null
             */
            faces?: number | null;
            /**
             * Upload Id
             * @default null
             */
            upload_id?: string | null;
        };
        /**
         * StageSeconds
         * @description How long one stage took.
         */
        StageSeconds: {
            /** Name */
            name: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * Style
         * @description A LoRA that is kept by name.
         * @example {
         *       "added_at": "2026-12-01T12:00:00Z",
         *       "bytes": 22000000,
         *       "format": "peft",
         *       "layers": 84,
         *       "licence": "CC0",
         *       "name": "clay",
         *       "network": "hunyuan3d21",
         *       "preview_url": "/api/v1/styles/clay/preview",
         *       "problem": null,
         *       "rank": 16,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "source": "made by us",
         *       "title": "Clay figures",
         *       "triggers": [
         *         "clay figure"
         *       ]
         *     }
         */
        Style: {
            /** Added At */
            added_at: string | null;
            /** Bytes */
            bytes: number | null;
            /** Format */
            format: ("peft" | "kohya" | "diffusers") | null;
            /**
             * Layers
             * @description that it changes
             */
            layers: number | null;
            /**
             * Licence
             * @description as whoever added it stated it
             */
            licence: string | null;
            /** Name */
            name: string;
            /**
             * Network
             * @description what it is for: an engine, or a kind of network that paints
             */
            network: string | null;
            /** Preview Url */
            preview_url: string | null;
            /**
             * Problem
             * @description why it cannot be used
             */
            problem: string | null;
            /** Rank */
            rank: number | null;
            /**
             * Sha256
             * @description of its file
             */
            sha256: string | null;
            /**
             * Source
             * @description where it came from, as they stated it
             */
            source: string | null;
            /** Title */
            title: string;
            /**
             * Triggers
             * @description words its maker taught it; said in a prompt they call it up
             */
            triggers: string[];
        };
        /**
         * StyleChoice
         * @description A style to work with, and how strongly.
         */
        StyleChoice: {
            /**
             * Name
             * @description of a style, as the list has it
             */
            name: string;
            /**
             * Weight
             * @description 1 is as it was made, 0 is none of it
             * @default 1
             */
            weight?: number;
        };
        /**
         * Styles
         * @description All styles there are.
         * @example {
         *       "folder": "/home/you/.local/share/orfeas/weights/styles",
         *       "items": [
         *         {
         *           "added_at": "2026-12-01T12:00:00Z",
         *           "bytes": 22000000,
         *           "format": "peft",
         *           "layers": 84,
         *           "licence": "CC0",
         *           "name": "clay",
         *           "network": "hunyuan3d21",
         *           "preview_url": "/api/v1/styles/clay/preview",
         *           "problem": null,
         *           "rank": 16,
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "source": "made by us",
         *           "title": "Clay figures",
         *           "triggers": [
         *             "clay figure"
         *           ]
         *         }
         *       ],
         *       "networks": [
         *         "hunyuan3d21",
         *         "z-image-turbo",
         *         "ZImagePipeline"
         *       ],
         *       "upload_max_bytes": 1000000000
         *     }
         */
        Styles: {
            /** Folder */
            folder: string;
            /** Items */
            items: components["schemas"]["Style"][];
            /**
             * Networks
             * @description what one can be said to be for when it is added
             */
            networks: string[];
            /** Upload Max Bytes */
            upload_max_bytes: number;
        };
        /**
         * SurfaceFacts
         * @description A surface in four numbers.
         */
        SurfaceFacts: {
            /** Closed */
            closed: boolean;
            /** Faces */
            faces: number;
            /** Parts */
            parts: number;
            /**
             * Size Metres
             * @description width, height, depth
             */
            size_metres: number[];
        };
        /**
         * Swap
         * @description Which weights an engine is to run with.
         * @example {
         *       "name": "hunyuan3d-2.1-shape"
         *     }
         */
        Swap: {
            /**
             * Name
             * @description of installed weights, as the list has it
             */
            name: string;
        };
        /**
         * Swapped
         * @description What an engine runs with from now on.
         * @example {
         *       "engine": "hunyuan3d21",
         *       "name": "hunyuan3d-2.1-shape",
         *       "requested_at": "2026-12-01T12:00:00Z",
         *       "weights": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         *     }
         */
        Swapped: {
            /** Engine */
            engine: string;
            /** Name */
            name: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Weights
             * @description their hash
             */
            weights: string;
        };
        /**
         * ToolRequest
         * @description What a tool was asked for, and of what.
         */
        ToolRequest: {
            /** Asset Id */
            asset_id: string | null;
            /** Name */
            name: string | null;
            /** Options */
            options: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Tool */
            tool: string;
            /** Upload Id */
            upload_id: string | null;
        };
        /**
         * Trial
         * @description What is compared, and what came of it.
         * @example {
         *       "arms": [
         *         {
         *           "engine": null,
         *           "guidance": null,
         *           "name": "usual",
         *           "outcomes": {
         *             "kept": {
         *               "count": 9,
         *               "high": 0.802,
         *               "low": 0.357,
         *               "of": 15,
         *               "share": 0.6
         *             },
         *             "passed": {
         *               "count": 20,
         *               "high": 0.992,
         *               "low": 0.773,
         *               "of": 21,
         *               "share": 0.952
         *             },
         *             "pictures": 21,
         *             "results": 24,
         *             "score": {
         *               "high": 0.749,
         *               "low": 0.675,
         *               "mean": 0.712,
         *               "of": 21
         *             },
         *             "seconds": {
         *               "high": 6.9,
         *               "low": 5.9,
         *               "mean": 6.4,
         *               "median": 6.2,
         *               "of": 21
         *             },
         *             "succeeded": {
         *               "count": 21,
         *               "high": 1,
         *               "low": 0.845,
         *               "of": 21,
         *               "share": 1
         *             },
         *             "undecided": 6,
         *             "under_way": 0
         *           },
         *           "recipe": null,
         *           "steps": null,
         *           "styles": []
         *         },
         *         {
         *           "engine": null,
         *           "guidance": null,
         *           "name": "fine",
         *           "outcomes": {
         *             "kept": {
         *               "count": 10,
         *               "high": 0.953,
         *               "low": 0.552,
         *               "of": 12,
         *               "share": 0.833
         *             },
         *             "passed": {
         *               "count": 19,
         *               "high": 1,
         *               "low": 0.832,
         *               "of": 19,
         *               "share": 1
         *             },
         *             "pictures": 19,
         *             "results": 19,
         *             "score": {
         *               "high": 0.77,
         *               "low": 0.698,
         *               "mean": 0.734,
         *               "of": 19
         *             },
         *             "seconds": {
         *               "high": 15.7,
         *               "low": 13.9,
         *               "mean": 14.8,
         *               "median": 14.6,
         *               "of": 19
         *             },
         *             "succeeded": {
         *               "count": 19,
         *               "high": 1,
         *               "low": 0.832,
         *               "of": 19,
         *               "share": 1
         *             },
         *             "undecided": 7,
         *             "under_way": 1
         *           },
         *           "recipe": "high",
         *           "steps": null,
         *           "styles": []
         *         }
         *       ],
         *       "created_at": "2026-12-01T12:00:00Z",
         *       "hindrance": null,
         *       "id": "0193817b-5a62-7c54-8d0f-3f0e2a4b6c81",
         *       "measure": "kept",
         *       "name": "Does a finer field help?",
         *       "notes": [
         *         "The results of usual come from different weights: an engine's were exchanged while the trial ran."
         *       ],
         *       "recipe": "standard",
         *       "share": 0.5,
         *       "state": "running",
         *       "stopped_at": null,
         *       "verdict": {
         *         "differences": [
         *           {
         *             "arm": "usual",
         *             "high": 0.311,
         *             "low": -0.636,
         *             "other": "fine",
         *             "value": -0.233
         *           }
         *         ],
         *         "needed": 30,
         *         "reached": 12,
         *         "sentence": "No winner yet: 12 of 30 kept or discarded on fine.",
         *         "winner": null
         *       }
         *     }
         */
        Trial: {
            /** Arms */
            arms: components["schemas"]["TrialArm"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** @description what an arm lacks here, so that no request takes part for now */
            hindrance: components["schemas"]["Hindrance"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Measure
             * @enum {string}
             */
            measure: "score" | "seconds" | "succeeded" | "passed" | "kept";
            /** Name */
            name: string;
            /**
             * Notes
             * @description why the outcomes may not mean what they seem to: weights were exchanged, or arms came to be alike
             */
            notes: string[];
            /** Recipe */
            recipe: string;
            /** Share */
            share: number;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "stopped";
            /** Stopped At */
            stopped_at: string | null;
            verdict: components["schemas"]["TrialVerdict"];
        };
        /**
         * TrialArm
         * @description One of the ways that are compared, and what came of it.
         */
        TrialArm: {
            /** Engine */
            engine: string | null;
            /** Guidance */
            guidance: number | null;
            /** Name */
            name: string;
            outcomes: components["schemas"]["ArmOutcomes"];
            /** Recipe */
            recipe: string | null;
            /** Steps */
            steps: number | null;
            /** Styles */
            styles: components["schemas"]["StyleChoice"][];
        };
        /**
         * TrialPage
         * @description Some trials, newest first.
         * @example {
         *       "items": [
         *         {
         *           "arms": [
         *             {
         *               "engine": null,
         *               "guidance": null,
         *               "name": "usual",
         *               "outcomes": {
         *                 "kept": {
         *                   "count": 9,
         *                   "high": 0.802,
         *                   "low": 0.357,
         *                   "of": 15,
         *                   "share": 0.6
         *                 },
         *                 "passed": {
         *                   "count": 20,
         *                   "high": 0.992,
         *                   "low": 0.773,
         *                   "of": 21,
         *                   "share": 0.952
         *                 },
         *                 "pictures": 21,
         *                 "results": 24,
         *                 "score": {
         *                   "high": 0.749,
         *                   "low": 0.675,
         *                   "mean": 0.712,
         *                   "of": 21
         *                 },
         *                 "seconds": {
         *                   "high": 6.9,
         *                   "low": 5.9,
         *                   "mean": 6.4,
         *                   "median": 6.2,
         *                   "of": 21
         *                 },
         *                 "succeeded": {
         *                   "count": 21,
         *                   "high": 1,
         *                   "low": 0.845,
         *                   "of": 21,
         *                   "share": 1
         *                 },
         *                 "undecided": 6,
         *                 "under_way": 0
         *               },
         *               "recipe": null,
         *               "steps": null,
         *               "styles": []
         *             },
         *             {
         *               "engine": null,
         *               "guidance": null,
         *               "name": "fine",
         *               "outcomes": {
         *                 "kept": {
         *                   "count": 10,
         *                   "high": 0.953,
         *                   "low": 0.552,
         *                   "of": 12,
         *                   "share": 0.833
         *                 },
         *                 "passed": {
         *                   "count": 19,
         *                   "high": 1,
         *                   "low": 0.832,
         *                   "of": 19,
         *                   "share": 1
         *                 },
         *                 "pictures": 19,
         *                 "results": 19,
         *                 "score": {
         *                   "high": 0.77,
         *                   "low": 0.698,
         *                   "mean": 0.734,
         *                   "of": 19
         *                 },
         *                 "seconds": {
         *                   "high": 15.7,
         *                   "low": 13.9,
         *                   "mean": 14.8,
         *                   "median": 14.6,
         *                   "of": 19
         *                 },
         *                 "succeeded": {
         *                   "count": 19,
         *                   "high": 1,
         *                   "low": 0.832,
         *                   "of": 19,
         *                   "share": 1
         *                 },
         *                 "undecided": 7,
         *                 "under_way": 1
         *               },
         *               "recipe": "high",
         *               "steps": null,
         *               "styles": []
         *             }
         *           ],
         *           "created_at": "2026-12-01T12:00:00Z",
         *           "hindrance": null,
         *           "id": "0193817b-5a62-7c54-8d0f-3f0e2a4b6c81",
         *           "measure": "kept",
         *           "name": "Does a finer field help?",
         *           "notes": [
         *             "The results of usual come from different weights: an engine's were exchanged while the trial ran."
         *           ],
         *           "recipe": "standard",
         *           "share": 0.5,
         *           "state": "running",
         *           "stopped_at": null,
         *           "verdict": {
         *             "differences": [
         *               {
         *                 "arm": "usual",
         *                 "high": 0.311,
         *                 "low": -0.636,
         *                 "other": "fine",
         *                 "value": -0.233
         *               }
         *             ],
         *             "needed": 30,
         *             "reached": 12,
         *             "sentence": "No winner yet: 12 of 30 kept or discarded on fine.",
         *             "winner": null
         *           }
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        TrialPage: {
            /** Items */
            items: components["schemas"]["Trial"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * TrialRequest
         * @description What is to be compared.
         * @example {
         *       "arms": [
         *         {
         *           "name": "usual"
         *         },
         *         {
         *           "name": "fine",
         *           "recipe": "high"
         *         }
         *       ],
         *       "measure": "kept",
         *       "name": "Does a finer field help?",
         *       "recipe": "standard",
         *       "share": 0.5
         *     }
         */
        TrialRequest: {
            /**
             * Arms
             * @description 2 to 4, no two alike
             */
            arms: components["schemas"]["ArmRequest"][];
            /**
             * Measure
             * @description what decides: score, how like its picture an object is; seconds of work; or the share that succeeded, passed its audit, or was kept
             * @enum {string}
             */
            measure: "score" | "seconds" | "succeeded" | "passed" | "kept";
            /**
             * Name
             * @description shown to the user, without control characters; never used as a path
             */
            name: string;
            /**
             * Recipe
             * @description requests that ask for it, or for none where it is the usual one, take part
             * @default standard
             */
            recipe?: string;
            /**
             * Share
             * @description of these requests, how many take part
             * @default 1
             */
            share?: number;
        };
        /**
         * TrialVerdict
         * @description What a trial says by now.
         */
        TrialVerdict: {
            /** Differences */
            differences: components["schemas"]["ArmDifference"][];
            /** Needed */
            needed: number;
            /**
             * Reached
             * @description of the arm that has the fewest pictures with what decides
             */
            reached: number;
            /** Sentence */
            sentence: string;
            /** Winner */
            winner: string | null;
        };
        /**
         * TurntableRequest
         * @description A film that goes once round an asset.
         * @example {
         *       "format": "webp",
         *       "frames": 12,
         *       "lighting": "warm",
         *       "pixels": 128
         *     }
         */
        TurntableRequest: {
            /**
             * Camera
             * @description where it begins
             * @default three_quarter
             */
            camera?: string;
            /**
             * Format
             * @description VP9 video, animated WebP, PNGs, or H.264 where ffmpeg is installed
             * @default webm
             * @enum {string}
             */
            format?: "webm" | "webp" | "zip" | "mp4";
            /**
             * Frames
             * @description for one turn; 24 a second
             * @default 72
             */
            frames?: number;
            /**
             * Kind
             * @description the object turns, or the camera goes round it
             * @default turntable
             * @enum {string}
             */
            kind?: "turntable" | "orbital";
            /**
             * Lighting
             * @default studio
             */
            lighting?: string;
            /**
             * Material
             * @description one of the material presets instead of its own
             * @default null
             */
            material?: string | null;
            /**
             * Pixels
             * @description width and height
             * @default 512
             */
            pixels?: number;
            /**
             * Transparent
             * @description without a background; webp and zip only
             * @default false
             */
            transparent?: boolean;
        };
        /**
         * Upload
         * @description A file that was sent and checked: a picture, kept without its metadata, or a mesh, kept as it was sent.
         * @example {
         *       "bytes": 512004,
         *       "created_at": "2026-11-24T12:00:00Z",
         *       "faces": null,
         *       "file_url": "/api/v1/uploads/0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03/file",
         *       "height": 1024,
         *       "id": "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03",
         *       "kind": "picture",
         *       "name": "owl.png",
         *       "picture_url": "/api/v1/uploads/0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03/picture",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "suffix": null,
         *       "width": 1024
         *     }
         */
        Upload: {
            /** Bytes */
            bytes: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Faces
             * @description of a mesh
             */
            faces: number | null;
            /** File Url */
            file_url: string;
            /** Height */
            height: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "picture" | "mesh";
            /** Name */
            name: string;
            /** Picture Url */
            picture_url: string | null;
            /** Sha256 */
            sha256: string;
            /**
             * Suffix
             * @description of a mesh: .glb, .obj, .stl, .ply or .3mf
             */
            suffix: string | null;
            /**
             * Width
             * @description of a picture, in pixels
             */
            width: number | null;
        };
        /**
         * UploadForm
         * @description One picture or mesh, as a form.
         * @example {
         *       "file": "owl.png"
         *     }
         */
        UploadForm: {
            /**
             * File
             * Format: binary
             * @description PNG, JPEG or WebP, at most 25 MB; GLB, OBJ, STL, PLY or 3MF, at most 100 MB
             */
            file: string;
        };
        /**
         * UsedStyle
         * @description A style that something ran with, or is carried by a network.
         */
        UsedStyle: {
            /** Name */
            name: string;
            /**
             * Sha256
             * @description of its file
             */
            sha256: string;
            /** Weight */
            weight: number;
        };
        /**
         * ViewUpload
         * @description A picture that was uploaded, of the same thing from another side.
         */
        ViewUpload: {
            /** Mask Upload Id */
            mask_upload_id?: string | null;
            /**
             * Upload Id
             * Format: uuid
             */
            upload_id: string;
        };
        /**
         * Views
         * @description Other sides of the thing, named from its own point of view; it faces the camera of the front.
         */
        Views: {
            /** @description 180 degrees */
            back?: components["schemas"]["ViewUpload"] | null;
            /** @description the camera at its own left side (+X): 90 degrees */
            left?: components["schemas"]["ViewUpload"] | null;
            /** @description 270 degrees */
            right?: components["schemas"]["ViewUpload"] | null;
            /** @description from above, its front at the picture's lower edge */
            top?: components["schemas"]["ViewUpload"] | null;
        };
        /**
         * WantedStyles
         * @description The styles somebody chose for live networks of a name to carry ahead of jobs.
         */
        WantedStyles: {
            /** Engine */
            engine: string;
            /** Styles */
            styles: components["schemas"]["UsedStyle"][];
        };
        /**
         * WantedWeights
         * @description The weights somebody chose for an engine.
         */
        WantedWeights: {
            /** Engine */
            engine: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Weights
             * @description their hash
             */
            weights: string;
        };
        /**
         * WeightSet
         * @description Weights by their name.
         * @example {
         *       "accepted": null,
         *       "bytes": 7366391846,
         *       "bytes_here": 2946555904,
         *       "download": {
         *         "begun_at": "2026-11-24T12:00:00Z",
         *         "bytes_done": 2946555904,
         *         "bytes_per_second": 48200000,
         *         "bytes_total": 7366389768,
         *         "error": null,
         *         "file": "model.fp16.ckpt",
         *         "host": "huggingface.co",
         *         "is_under_way": true,
         *         "step": "fetching",
         *         "told_at": "2026-11-24T12:01:02Z"
         *       },
         *       "engine": "hunyuan3d21",
         *       "expected": {
         *         "basis": "estimated",
         *         "seconds": 71.9,
         *         "sentence": "a user's log of the publisher's own program on an RTX 3090, without texture"
         *       },
         *       "fits": [
         *         {
         *           "bytes_needed": 10000000000,
         *           "card": 0,
         *           "is_free_now": true,
         *           "way": "resident"
         *         }
         *       ],
         *       "installed_at": null,
         *       "is_active": false,
         *       "is_allowed": true,
         *       "licence": {
         *         "allows": [
         *           "Use, change and pass on the weights without a fee, commercially too."
         *         ],
         *         "excludes": [
         *           "EU",
         *           "GB",
         *           "KR"
         *         ],
         *         "forbids": [
         *           "Any use in the European Union, the United Kingdom or South Korea."
         *         ],
         *         "id": "tencent-hunyuan-3d-2.1-community",
         *         "source": null,
         *         "title": "Tencent Hunyuan 3D 2.1 Community License Agreement (13 June 2025)",
         *         "url": "https://huggingface.co/tencent/Hunyuan3D-2.1/blob/0b94677654c57bb9a6b6845cd7b704ccf551d327/LICENSE",
         *         "use_limits": [
         *           "Whoever passes the weights on passes on the licence."
         *         ]
         *       },
         *       "memory": {
         *         "offloaded_bytes": 6000000000,
         *         "resident_bytes": 10000000000,
         *         "source": "all resident as published",
         *         "staged_bytes": 8000000000
         *       },
         *       "name": "hunyuan3d-2.1-shape",
         *       "not_offered": null,
         *       "not_run": null,
         *       "purpose": "shape",
         *       "repository": "tencent/Hunyuan3D-2.1",
         *       "revision": "0b94677654c57bb9a6b6845cd7b704ccf551d327",
         *       "says_licence": null,
         *       "sha256": null,
         *       "state": "begun",
         *       "title": "Hunyuan3D-2.1 shape"
         *     }
         */
        WeightSet: {
            /** @description of installed ones that were published */
            accepted: components["schemas"]["AcceptedLicence"] | null;
            /**
             * Bytes
             * @description on the disk where they are installed, of the download where they are not; 0 where nobody has told
             */
            bytes: number;
            /**
             * Bytes Here
             * @description what a download has brought
             */
            bytes_here: number;
            download: components["schemas"]["Download"] | null;
            /**
             * Engine
             * @description what runs them; empty where a damaged record hides it
             */
            engine: string;
            /** @description null where nothing was measured and nobody has told */
            expected: components["schemas"]["Expected"] | null;
            /**
             * Fits
             * @description one for each card whose memory is known
             */
            fits: components["schemas"]["Fit"][];
            /** Installed At */
            installed_at: string | null;
            /**
             * Is Active
             * @description whether their engine runs with these of all that are installed for it
             */
            is_active: boolean;
            /**
             * Is Allowed
             * @description whether the licence gives rights where they are used; null where that matters and nobody has said
             */
            is_allowed: boolean | null;
            licence: components["schemas"]["LicenceTerms"] | null;
            memory: components["schemas"]["MemoryNeed"] | null;
            /** Name */
            name: string;
            /** @description why a download would be refused */
            not_offered: components["schemas"]["Hindrance"] | null;
            /** @description what its engine lacks here beside weights */
            not_run: components["schemas"]["Hindrance"] | null;
            /**
             * Purpose
             * @description what they are for; null where a damaged record hides it
             */
            purpose: ("shape" | "matting" | "depth" | "painter") | null;
            /** Repository */
            repository: string | null;
            /**
             * Revision
             * @description a commit; null for a copy that is none of its files
             */
            revision: string | null;
            /**
             * Says Licence
             * @description what the owner of a network of their own says of its licence
             */
            says_licence: string | null;
            /**
             * Sha256
             * @description over all that decides what comes out
             */
            sha256: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "available" | "begun" | "installed" | "damaged";
            /** Title */
            title: string | null;
        };
        /**
         * WeightSets
         * @description All weights there are, and what this machine has for them.
         * @example {
         *       "cards": [
         *         {
         *           "free_bytes": 24931991552,
         *           "index": 0,
         *           "name": "NVIDIA GeForce RTX 3090",
         *           "total_bytes": 25769803776
         *         }
         *       ],
         *       "device": null,
         *       "folder": "/var/lib/orfeas/weights",
         *       "free_bytes": 120000000000,
         *       "items": [
         *         {
         *           "accepted": null,
         *           "bytes": 7366391846,
         *           "bytes_here": 2946555904,
         *           "download": {
         *             "begun_at": "2026-11-24T12:00:00Z",
         *             "bytes_done": 2946555904,
         *             "bytes_per_second": 48200000,
         *             "bytes_total": 7366389768,
         *             "error": null,
         *             "file": "model.fp16.ckpt",
         *             "host": "huggingface.co",
         *             "is_under_way": true,
         *             "step": "fetching",
         *             "told_at": "2026-11-24T12:01:02Z"
         *           },
         *           "engine": "hunyuan3d21",
         *           "expected": {
         *             "basis": "estimated",
         *             "seconds": 71.9,
         *             "sentence": "a user's log of the publisher's own program on an RTX 3090, without texture"
         *           },
         *           "fits": [
         *             {
         *               "bytes_needed": 10000000000,
         *               "card": 0,
         *               "is_free_now": true,
         *               "way": "resident"
         *             }
         *           ],
         *           "installed_at": null,
         *           "is_active": false,
         *           "is_allowed": true,
         *           "licence": {
         *             "allows": [
         *               "Use, change and pass on the weights without a fee, commercially too."
         *             ],
         *             "excludes": [
         *               "EU",
         *               "GB",
         *               "KR"
         *             ],
         *             "forbids": [
         *               "Any use in the European Union, the United Kingdom or South Korea."
         *             ],
         *             "id": "tencent-hunyuan-3d-2.1-community",
         *             "source": null,
         *             "title": "Tencent Hunyuan 3D 2.1 Community License Agreement (13 June 2025)",
         *             "url": "https://huggingface.co/tencent/Hunyuan3D-2.1/blob/0b94677654c57bb9a6b6845cd7b704ccf551d327/LICENSE",
         *             "use_limits": [
         *               "Whoever passes the weights on passes on the licence."
         *             ]
         *           },
         *           "memory": {
         *             "offloaded_bytes": 6000000000,
         *             "resident_bytes": 10000000000,
         *             "source": "all resident as published",
         *             "staged_bytes": 8000000000
         *           },
         *           "name": "hunyuan3d-2.1-shape",
         *           "not_offered": null,
         *           "not_run": null,
         *           "purpose": "shape",
         *           "repository": "tencent/Hunyuan3D-2.1",
         *           "revision": "0b94677654c57bb9a6b6845cd7b704ccf551d327",
         *           "says_licence": null,
         *           "sha256": null,
         *           "state": "begun",
         *           "title": "Hunyuan3D-2.1 shape"
         *         }
         *       ],
         *       "territory": "JP"
         *     }
         */
        WeightSets: {
            /** Cards */
            cards: components["schemas"]["Card"][];
            /**
             * Device
             * @description where networks run, as ORFEAS_DEVICE says; null for a GPU
             */
            device: string | null;
            /** Folder */
            folder: string;
            /**
             * Free Bytes
             * @description of the disk the folder is on
             */
            free_bytes: number;
            /** Items */
            items: components["schemas"]["WeightSet"][];
            /**
             * Territory
             * @description where weights are used, as ORFEAS_TERRITORY says
             */
            territory: string | null;
        };
        /**
         * WorkerCache
         * @description What one worker holds, as it last said.
         */
        WorkerCache: {
            /**
             * Age Seconds
             * @description of what it said
             */
            age_seconds: number;
            /**
             * Device
             * @description what they run on, as its maker calls it; null until a job needed them
             */
            device: string | null;
            /** Held */
            held: components["schemas"]["HeldEngine"][];
            /** Held Bytes */
            held_bytes: number;
            /**
             * Is Heard
             * @description whether it says so still; if not, it may be gone
             */
            is_heard: boolean;
            /**
             * State
             * @description absent: no job has needed its engines yet
             * @enum {string}
             */
            state: "absent" | "idle" | "busy";
            /**
             * Total Bytes
             * @description that its engines may take; 0 until a job needed them
             */
            total_bytes: number;
            /** Worker */
            worker: string;
        };
        /**
         * WorkerHealth
         * @description Whether somebody takes jobs.
         */
        WorkerHealth: {
            /** Alive */
            alive: boolean;
            /** Last Beat Seconds */
            last_beat_seconds: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_assets: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                /** @description part of the name */
                q?: string | null;
                /** @description only those finished from this asset */
                source_asset_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishUploadRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset_file: {
        parameters: {
            query?: {
                /** @description offer it for saving under the asset's name */
                download?: boolean;
            };
            header?: never;
            path: {
                asset_id: string;
                /** @description one of the asset's files */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/octet-stream": string;
                    "application/zip": string;
                    "image/png": string;
                    "image/webp": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                    "video/mp4": string;
                    "video/webm": string;
                };
            };
            /** @description A range of the file */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/octet-stream": string;
                    "application/zip": string;
                    "image/png": string;
                    "image/webp": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                    "video/mp4": string;
                    "video/webm": string;
                };
            };
            /** @description You have it already (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Range not satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "range_not_satisfiable",
                     *       "detail": "The file has 120 bytes; the range asked for lies behind its end.",
                     *       "errors": null,
                     *       "status": 416,
                     *       "title": "Range not satisfiable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:range_not_satisfiable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_asset: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeptRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_asset_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    film_asset: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurntableRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_camera_presets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CameraPresets"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_collision_mesh: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollisionRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_lods: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LodsRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_navmesh: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NavmeshRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generate_3d: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateRequest"];
                "multipart/form-data": components["schemas"]["GenerateForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                /** @description only jobs in this state */
                state?: ("queued" | "running" | "succeeded" | "failed" | "canceled") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    job_events: {
        parameters: {
            query?: never;
            header?: {
                /** @description resume after this event */
                "Last-Event-ID"?: string | null;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `state`, `stage` and at last `end`; the data of each is a JobEvent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job_file: {
        parameters: {
            query?: {
                /** @description offer it for saving */
                download?: boolean;
            };
            header?: never;
            path: {
                job_id: string;
                /** @description one of the job's files */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/octet-stream": string;
                    "application/zip": string;
                    "image/png": string;
                    "image/webp": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                    "video/mp4": string;
                    "video/webm": string;
                };
            };
            /** @description A range of the file */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/octet-stream": string;
                    "application/zip": string;
                    "image/png": string;
                    "image/webp": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                    "video/mp4": string;
                    "video/webm": string;
                };
            };
            /** @description You have it already (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Range not satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "range_not_satisfiable",
                     *       "detail": "The file has 120 bytes; the range asked for lies behind its end.",
                     *       "errors": null,
                     *       "status": 416,
                     *       "title": "Range not satisfiable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:range_not_satisfiable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_lighting_presets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LightingPresets"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_material_presets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialPresets"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_weights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeightSets"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cache_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheStatus"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear_cache: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clear"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clearing"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    load_styles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadStyles"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadingStyles"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    swap_weights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Swap"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Swapped"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_weights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeightSet"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_weights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Freed"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_weights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DownloadRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeightSet"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeightSet"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_recipes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipes"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stl_analyze: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyzeRequest"];
                "multipart/form-data": components["schemas"]["AnalyzeForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stl_optimize: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptimizeRequest"];
                "multipart/form-data": components["schemas"]["OptimizeForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stl_relief: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReliefRequest"];
                "multipart/form-data": components["schemas"]["ReliefForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stl_repair: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepairRequest"];
                "multipart/form-data": components["schemas"]["RepairForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stl_simplify: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimplifyRequest"];
                "multipart/form-data": components["schemas"]["SimplifyForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_styles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Styles"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_style: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AddStyleForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_style: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_style: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_style_preview: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string | null;
            };
            path: {
                /** @description as the list has it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A range of the file */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description You have it already (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Range not satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "range_not_satisfiable",
                     *       "detail": "The file has 120 bytes; the range asked for lies behind its end.",
                     *       "errors": null,
                     *       "status": 416,
                     *       "title": "Range not satisfiable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:range_not_satisfiable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_painters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Painters"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    text_to_image: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaintRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_trials: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialPage"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_trial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "job_ended",
                     *       "detail": "The job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01 has ended already (succeeded); there is nothing to cancel.",
                     *       "errors": null,
                     *       "status": 409,
                     *       "title": "In conflict",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:job_ended"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_trial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trial_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description send the same key again after a lost answer: you get the same result, and nothing is made twice */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Bad request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "malformed_body",
                     *       "detail": "The request cannot be read: missing boundary in multipart.",
                     *       "errors": null,
                     *       "status": 400,
                     *       "title": "Bad request",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:malformed_body"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too slow */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_slow",
                     *       "detail": "The request stopped arriving. Send it again on a steadier line.",
                     *       "errors": null,
                     *       "status": 408,
                     *       "title": "Too slow",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_slow"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unsupported_media_type",
                     *       "detail": "Send the picture as multipart/form-data.",
                     *       "errors": null,
                     *       "status": 415,
                     *       "title": "Unsupported media type",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unsupported_media_type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "image/png": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                };
            };
            /** @description A range of the file */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "image/png": string;
                    "model/3mf": string;
                    "model/gltf-binary": string;
                    "model/obj": string;
                    "model/stl": string;
                };
            };
            /** @description You have it already (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Range not satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "range_not_satisfiable",
                     *       "detail": "The file has 120 bytes; the range asked for lies behind its end.",
                     *       "errors": null,
                     *       "status": 416,
                     *       "title": "Range not satisfiable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:range_not_satisfiable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_upload_picture: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string | null;
            };
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A range of the file */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description You have it already (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "no_such_job",
                     *       "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
                     *       "errors": null,
                     *       "status": 404,
                     *       "title": "Not found",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:no_such_job"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Range not satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "range_not_satisfiable",
                     *       "detail": "The file has 120 bytes; the range asked for lies behind its end.",
                     *       "errors": null,
                     *       "status": 416,
                     *       "title": "Range not satisfiable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:range_not_satisfiable"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not usable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "unknown_recipe",
                     *       "detail": "There is no recipe called best. Choose one of: draft, standard, high.",
                     *       "errors": null,
                     *       "status": 422,
                     *       "title": "Not usable",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:unknown_recipe"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Measurements */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_origin",
                     *       "detail": "A page of another origin may not change anything here. Use the studio's own pages.",
                     *       "errors": null,
                     *       "status": 403,
                     *       "title": "Not allowed",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_origin"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "body_too_large",
                     *       "detail": "The request is larger than 25,064,000 bytes. Send a smaller one.",
                     *       "errors": null,
                     *       "status": 413,
                     *       "title": "Too large",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:body_too_large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not this host */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "foreign_host",
                     *       "detail": "This server answers only to localhost, 127.0.0.1 and [::1] at its own port.",
                     *       "errors": null,
                     *       "status": 421,
                     *       "title": "Not this host",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:foreign_host"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Our mistake */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "defect",
                     *       "detail": "Something went wrong inside ORFEAS Studio. This is our mistake.",
                     *       "errors": null,
                     *       "status": 500,
                     *       "title": "Our mistake",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:defect"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not available now */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "disk_nearly_full",
                     *       "detail": "Only 512 MB are free where assets are kept. Free some space.",
                     *       "errors": null,
                     *       "status": 503,
                     *       "title": "Not available now",
                     *       "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "type": "urn:orfeas:problem:disk_nearly_full"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
