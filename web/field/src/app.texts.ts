import { texts } from '@xunfu/ui';

export const appTexts = texts(
  {
    note: '数据说明',
    fictional: '虚构数据，企业和人都是编的',
    split: '留痕日志对不上：服务器给出了两个不同的版本。请停用并告诉系统管理员。',
  },
  {
    note: 'About the data',
    fictional: 'Fictional data: firms and people are invented',
    split:
      'The log does not agree with itself: the server has shown two versions. Stop and tell the administrator.',
  },
);
