import { texts } from '@xunfu/ui';

export const appTexts = texts(
  {
    note: '数据说明',
    fictional: '演示：企业和人是编的；导入的照来源原样',
    split: '留痕日志对不上：服务器给出了两个不同的版本。请停用并告诉系统管理员。',
  },
  {
    note: 'About the data',
    fictional: 'Demo: firms and people are invented; imported data as delivered',
    split:
      'The log does not agree with itself: the server has shown two versions. Stop and tell the administrator.',
  },
);
