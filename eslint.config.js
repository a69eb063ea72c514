import js from '@eslint/js'
import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import wc from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'
import { rooms } from './scripts/lint/rooms.mjs'

const swallowed = 'An error must not vanish: handle it, pass it on, or say why it may be left.'
const kept = 'Making a format takes long: use the ones that controllers/formats.ts keeps.'
const markup = 'Text from other people is never markup: bind it as text.'

/** For every file. Rules that need types stand in `.oxlintrc.json`. */
const everywhere = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'off',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-proto': 'error',
  'no-warning-comments': ['error', { terms: ['oxlint-disable', 'eslint-disable'], location: 'anywhere' }],
  'no-restricted-syntax': [
    'error',
    { selector: 'CatchClause > BlockStatement[body.length=0]', message: swallowed },
    {
      selector:
        "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > BlockStatement[body.length=0]",
      message: swallowed
    },
    {
      selector:
        "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > Identifier[name='undefined'], " +
        "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression > Literal[raw='null']",
      message: swallowed
    },
    { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: markup },
    { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: markup },
    { selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG|Static)$/]', message: markup }
  ]
}

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.cache/',
      '.cairn/',
      'coverage/',
      'test-results/',
      'storybook-static/',
      '**/vendor/'
    ]
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: everywhere },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'performance',
          'AbortController',
          'fetch',
          'structuredClone',
          'TextEncoder',
          'TextDecoder',
          'setInterval',
          'clearInterval',
          'AbortSignal',
          'WebSocket'
        ].map(name => [name, 'readonly'])
      )
    }
  },
  {
    files: ['examples/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'navigator',
          'location',
          'self',
          'caches',
          'fetch',
          'importScripts',
          'Request',
          'Response',
          'URL'
        ].map(name => [name, 'readonly'])
      )
    }
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { require: 'readonly', exports: 'writable', module: 'writable' } }
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': 'off'
    }
  },
  {
    files: ['src/components/**/*.ts', 'examples/**/*.ts', 'stories/**/*.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      ...litA11y.configs.recommended.rules,
      // A list drawn without bullets loses its role in WebKit unless it is written out.
      'lit-a11y/no-redundant-role': 'off'
    }
  },
  {
    files: ['src/components/**/*.ts'],
    ignores: ['src/components/controllers/formats.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          'NumberFormat',
          'DateTimeFormat',
          'RelativeTimeFormat',
          'ListFormat',
          'DisplayNames',
          'PluralRules'
        ].map(property => ({ object: 'Intl', property, message: kept }))
      ]
    }
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off'
    }
  },
  ...rooms
)
