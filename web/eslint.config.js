import tseslint from 'typescript-eslint';

/** Few rules, all kept. The formatter decides the looks; the compiler finds the types. */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only']", message: 'All tests run.' },
      ],
      eqeqeq: 'error',
    },
  },
);
