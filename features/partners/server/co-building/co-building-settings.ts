import { citySetting } from '#kernel/audit/server/index.ts'
import { coBuildingSettings, shippedCoBuilding } from '../../co-building-shapes.ts'

const setting = citySetting('partners.co_building', { schema: coBuildingSettings, shipped: shippedCoBuilding })

export const readCoBuilding = setting.read
export const editCoBuilding = setting.edit
