import type { Asset } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { bytes } from '../../ui/words'
import css from './Downloads.module.css'

const FORMATS = [
  { name: 'asset.glb', title: 'GLB', use: 'for the web, games and Blender: texture and all in one file' },
  { name: 'asset.stl', title: 'STL', use: 'for 3D printing: shape only, in millimetres' },
  { name: 'asset.obj.zip', title: 'OBJ', use: 'for almost every program: with material and texture, zipped' },
  { name: 'asset.ply', title: 'PLY', use: 'for research and scanning tools: with colours' },
] as const

/** Each format with its size and what it is for. */
export function Downloads({ asset }: { asset: Asset }) {
  return (
    <section className={css.card} aria-labelledby="downloads">
      <h2 id="downloads" className={css.title}>
        Download
      </h2>
      <ul className={css.list}>
        {FORMATS.map(({ name, title, use }) => {
          const file = asset.files.find((each) => each.name === name)
          if (!file) return null
          return (
            <li key={name}>
              <a
                className={css.file}
                href={`${file.url}?download=true`}
                download
                data-testid={`download-${title.toLowerCase()}`}
              >
                <Icon name="download" size={20} />
                <span className={css.words}>
                  <span className={css.name}>
                    {title} <span className={css.size}>{bytes(file.size)}</span>
                  </span>
                  <span className={css.use}>{use}</span>
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
