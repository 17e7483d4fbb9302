interface Subject {
  district: string
  id: string
}

export const meetingPath = ({ district, id }: Subject) => `/joint-meetings/${district}/${id}`
export const itemPath = ({ district, id }: Subject) => `/co-building-items/${district}/${id}`
export const seatPath = ({ district, id }: Subject) => `/part-time-members/${district}/${id}`
