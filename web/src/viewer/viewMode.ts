/** How the object is drawn: as made, or so that its edges, directions or texture layout can be judged. */
export type ViewMode = 'shaded' | 'wireframe' | 'normals' | 'uv'
