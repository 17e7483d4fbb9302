/** The account that asks for what is not the resident's own. */
export const NEIGHBOUR = 'matrix_neighbour'
/** Every thing of the world carries it in its name, so that lists can be asked for it alone. */
export const MARK = '权限矩阵'
