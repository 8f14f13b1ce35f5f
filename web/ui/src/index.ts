export { default as XfIcon } from './icon/XfIcon.vue';
export { icons, type IconName } from './icon/icons';
export { default as XfButton } from './button/XfButton.vue';
export { default as XfChip } from './chip/XfChip.vue';
export { default as XfLevel } from './level/XfLevel.vue';
export { default as XfClock } from './clock/XfClock.vue';
export { default as XfProof } from './proof/XfProof.vue';
export { default as XfAnswer, type AnswerValue } from './answer/XfAnswer.vue';
export { default as XfTile } from './tile/XfTile.vue';
export { default as XfSchematic } from './map/XfSchematic.vue';
export {
  lonLat,
  pathOf,
  projectionAround,
  scaleBar,
  shapesOf,
  type LonLat,
  type Point,
  type Projection,
} from './map/projection';
export { placeNames, type PlacedName } from './map/place-names';
export { spread } from './map/spread';
export { default as XfWhyHere } from './why/XfWhyHere.vue';
export { default as XfRow } from './row/XfRow.vue';
export { default as XfCard } from './card/XfCard.vue';
export { default as XfInkLine } from './ink-line/XfInkLine.vue';
export { default as XfInkNode } from './ink-line/XfInkNode.vue';
export { default as XfNote } from './note/XfNote.vue';
export { default as XfSyncBar } from './sync-bar/XfSyncBar.vue';
export { default as XfProgress, type AreaProgress } from './progress/XfProgress.vue';
export { default as XfSheet } from './sheet/XfSheet.vue';
export { default as XfEmpty } from './states/XfEmpty.vue';
export { default as XfError } from './states/XfError.vue';
export { default as XfOffline } from './states/XfOffline.vue';
export { default as XfLoading } from './states/XfLoading.vue';
export { default as XfModeSwitch } from './mode/XfModeSwitch.vue';
export { default as XfSunToggle } from './mode/XfSunToggle.vue';
export { default as XfOtherLanguage } from './language/XfOtherLanguage.vue';
export { default as XfLanguageSwitch } from './language/XfLanguageSwitch.vue';
export { default as XfLive } from './live/XfLive.vue';
export { announce } from './live';
export { clockTime, inItsZone } from './instants';
export { modeOf, startMode, useMode, type Mode, type ModeChoice } from './mode';
export {
  languages,
  preferredLanguage,
  readPreference,
  keepPreference,
  sayIn,
  speech,
  texts,
  useTexts,
  type AuthoredText,
  type Language,
  type Speaks,
  type Texts,
} from './texts';
