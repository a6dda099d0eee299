declare module 'virtual:guide/*' {
  import type { Chapter } from './screens/help/chapters';
  const chapters: Chapter[];
  export default chapters;
}
