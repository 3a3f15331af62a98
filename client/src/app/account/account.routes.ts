import type { Routes } from '@angular/router';
import { AccountLayout } from './account-layout';
import { ActivityPage } from './activity/activity-page';
import { DataPage } from './data/data-page';
import { DevicesPage } from './devices/devices-page';
import { PasswordPage } from './password/password-page';
import { ProfilePage } from './profile/profile-page';
import { accountTexts } from './texts';

const { pages } = accountTexts;

/** One chunk for all: they are small, and who opens one looks at the next. */
export const accountRoutes: Routes = [
  {
    path: '',
    component: AccountLayout,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'profile' },
      { path: 'profile', title: pages.profile, component: ProfilePage },
      { path: 'password', title: pages.password, component: PasswordPage },
      { path: 'devices', title: pages.devices, component: DevicesPage },
      { path: 'activity', title: pages.activity, component: ActivityPage },
      { path: 'data', title: accountTexts.yourData, component: DataPage },
    ],
  },
];
