import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { Choice } from '../../ui/Choice'
import { FILE_UNITS, fileUnitOf } from '../../ui/fileUnits'
import { LengthField } from '../../ui/LengthField'
import { More } from '../../ui/More'
import { number } from '../../ui/words'
import { profileOptions, usualFaces } from './profiles'
import type { FinishWish } from './wish'

const TEXTURES = [512, 1024, 2048, 4096]

interface Props {
  profiles: string[]
  wish: FinishWish
  /** Whether the file says what unit it is in; where it does not, one may. */
  hasUnit: boolean
  onChange: (change: Partial<FinishWish>) => void
}

/** What the finished asset is for; what is rarely needed stands behind a button. */
export function FinishForm({ profiles, wish, hasUnit, onChange }: Props) {
  return (
    <>
      <Choice
        label="What is it for?"
        isGrid
        options={profileOptions(profiles)}
        value={wish.profile}
        onChange={(profile) => onChange({ profile })}
      />
      <More label="Faces, texture, size and more" isGrid>
        <NumberInput
          label="Faces at most"
          placeholder={`usual: ${number(usualFaces(wish.profile))}`}
          min={4}
          max={2_000_000}
          step={1000}
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=","
          value={wish.faces ?? ''}
          onChange={(value) => onChange({ faces: typeof value === 'number' ? value : null })}
        />
        <NativeSelect
          label="Texture"
          data={[
            { value: '', label: 'the usual of the profile' },
            ...TEXTURES.map((side) => ({ value: String(side), label: `${side} × ${side} px` })),
          ]}
          value={wish.texturePixels ?? ''}
          onChange={(event) => onChange({ texturePixels: Number(event.currentTarget.value) || null })}
        />
        <LengthField
          label="Longest side"
          placeholder="as it is"
          metres={wish.sizeMetres}
          onChange={(sizeMetres) => onChange({ sizeMetres })}
        />
        {!hasUnit && (
          <NativeSelect
            label="Unit of the file"
            data={[{ value: '', label: 'as guessed' }, ...FILE_UNITS]}
            value={wish.unit ?? ''}
            onChange={(event) => onChange({ unit: fileUnitOf(event.currentTarget.value) })}
          />
        )}
        <NativeSelect
          label="How faces lie"
          data={[
            { value: '', label: 'as now, only fewer' },
            { value: 'triangles', label: 'laid anew: even triangles' },
            { value: 'quads', label: 'laid anew: even quads' },
          ]}
          value={wish.remesh ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            onChange({ remesh: chosen === 'triangles' || chosen === 'quads' ? chosen : null })
          }}
        />
        <TextInput
          label="Name"
          placeholder="as it is called"
          maxLength={120}
          value={wish.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </More>
    </>
  )
}
