import type { components } from './schema'

type Bodies = components['schemas']

export type Job = Bodies['Job']
export type JobState = Job['state']
export type Asset = Bodies['Asset']
export type AssetFile = Bodies['AssetFile']
export type Report = Bodies['Report']
export type Check = Bodies['Check']
export type Upload = Bodies['Upload']
export type Recipes = Bodies['Recipes']
export type ShippedRecipe = Bodies['ShippedRecipe']
export type GenerateRequest = Bodies['GenerateRequest']
export type LightingPreset = Bodies['LightingPreset']
export type LightingPresets = Bodies['LightingPresets']
export type Health = Bodies['Health']
export type Problem = Bodies['Problem']
