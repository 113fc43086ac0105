/** Where a handout lies in the storage. */
export const handoutKey = ({ id, webinarId }: { id: string; webinarId: string }): string =>
  `handouts/${webinarId}/${id}`;
