import accountCircle from '@material-symbols/svg-400/rounded/account_circle.svg';
import add from '@material-symbols/svg-400/rounded/add.svg';
import arrowBack from '@material-symbols/svg-400/rounded/arrow_back.svg';
import brightnessAuto from '@material-symbols/svg-400/rounded/brightness_auto.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import checklist from '@material-symbols/svg-400/rounded/checklist.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import cloudOff from '@material-symbols/svg-400/rounded/cloud_off.svg';
import computer from '@material-symbols/svg-400/rounded/computer.svg';
import darkMode from '@material-symbols/svg-400/rounded/dark_mode.svg';
import remove from '@material-symbols/svg-400/rounded/delete.svg';
import deleteForever from '@material-symbols/svg-400/rounded/delete_forever.svg';
import devices from '@material-symbols/svg-400/rounded/devices.svg';
import download from '@material-symbols/svg-400/rounded/download.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import dragIndicator from '@material-symbols/svg-400/rounded/drag_indicator.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import event from '@material-symbols/svg-400/rounded/event.svg';
import flag from '@material-symbols/svg-400/rounded/flag.svg';
import folder from '@material-symbols/svg-400/rounded/folder.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import info from '@material-symbols/svg-400/rounded/info.svg';
import key from '@material-symbols/svg-400/rounded/key.svg';
import labelOff from '@material-symbols/svg-400/rounded/label_off.svg';
import libraryAddCheck from '@material-symbols/svg-400/rounded/library_add_check.svg';
import keyboard from '@material-symbols/svg-400/rounded/keyboard.svg';
import lightMode from '@material-symbols/svg-400/rounded/light_mode.svg';
import linkOff from '@material-symbols/svg-400/rounded/link_off.svg';
import lock from '@material-symbols/svg-400/rounded/lock.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import mail from '@material-symbols/svg-400/rounded/mail.svg';
import mobile from '@material-symbols/svg-400/rounded/mobile.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import merge from '@material-symbols/svg-400/rounded/merge.svg';
import replay from '@material-symbols/svg-400/rounded/replay.svg';
import restore from '@material-symbols/svg-400/rounded/restore_from_trash.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import searchOff from '@material-symbols/svg-400/rounded/search_off.svg';
import tag from '@material-symbols/svg-400/rounded/sell.svg';
import sort from '@material-symbols/svg-400/rounded/swap_vert.svg';
import taskAlt from '@material-symbols/svg-400/rounded/task_alt.svg';
import filter from '@material-symbols/svg-400/rounded/tune.svg';
import verified from '@material-symbols/svg-400/rounded/verified.svg';
import visibility from '@material-symbols/svg-400/rounded/visibility.svg';
import visibilityOff from '@material-symbols/svg-400/rounded/visibility_off.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';

/** The icons in use, as path data: drawn as attributes, they need no trusted HTML. */
export const ICONS = {
  account: pathOf(accountCircle),
  activity: pathOf(history),
  add: pathOf(add),
  back: pathOf(arrowBack),
  check: pathOf(check),
  checklist: pathOf(checklist),
  close: pathOf(close),
  computer: pathOf(computer),
  data: pathOf(folder),
  delete: pathOf(remove),
  deleteForever: pathOf(deleteForever),
  devices: pathOf(devices),
  done: pathOf(taskAlt),
  download: pathOf(download),
  dragHandle: pathOf(dragIndicator),
  due: pathOf(event),
  edit: pathOf(edit),
  error: pathOf(error),
  expired: pathOf(linkOff),
  filter: pathOf(filter),
  hide: pathOf(visibilityOff),
  info: pathOf(info),
  keyboard: pathOf(keyboard),
  lock: pathOf(lock),
  mail: pathOf(mail),
  merge: pathOf(merge),
  notFound: pathOf(searchOff),
  outage: pathOf(cloudOff),
  overdue: pathOf(warning),
  password: pathOf(key),
  phone: pathOf(mobile),
  priority: pathOf(flag),
  profile: pathOf(person),
  reopen: pathOf(replay),
  restore: pathOf(restore),
  search: pathOf(search),
  select: pathOf(libraryAddCheck),
  show: pathOf(visibility),
  signOut: pathOf(logout),
  sort: pathOf(sort),
  tag: pathOf(tag),
  tagOff: pathOf(labelOff),
  themeDark: pathOf(darkMode),
  themeLight: pathOf(lightMode),
  themeSystem: pathOf(brightnessAuto),
  verified: pathOf(verified),
};

export type IconName = keyof typeof ICONS;

function pathOf(svg: string): string {
  return / d="([^"]+)"/.exec(svg)?.[1] ?? '';
}
