interface Key {
  district: string
  id: string
}

const at =
  (base: string) =>
  ({ district, id }: Key): string =>
    `${base}/${encodeURIComponent(district)}/${encodeURIComponent(id)}`

export const orderPath = at('/service-orders')
export const wishPath = at('/wishes')
export const needPath = at('/needs')
export const menuPath = at('/menus')
