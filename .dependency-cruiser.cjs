// The walls between folders: data flows one way, one capability in one folder. docs/architecture.md says why.
const typeOnly = ['type-only'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: typeOnly } } },
    { name: 'no-drawer', severity: 'error', from: {}, to: { path: '/(utils|common|core|misc|helpers|v2)/', pathNot: 'node_modules' } },
    { name: 'no-barrel', severity: 'error', from: { path: '^src/' }, to: { path: '/index[.]tsx?$', pathNot: 'node_modules' } },
    { name: 'rules-are-pure', severity: 'error', from: { path: '^src/rules/' }, to: { path: '^(src|scenarios)/', pathNot: '^src/rules/' } },
    {
      name: 'platform-knows-no-capability',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(src/(capabilities|app|web)|scenarios)/' },
    },
    {
      name: 'shell-knows-no-capability',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src/(capabilities|app|platform)|scenarios)/', pathNot: '^src/platform/clock[.]ts$', dependencyTypesNot: typeOnly },
    },
    {
      name: 'store-is-private',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/' },
      to: { path: '^src/capabilities/[^/]+/store', pathNot: '^src/capabilities/$1/' },
    },
    {
      name: 'store-only-from-actions',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/capabilities/[^/]+/(actions|jobs|store|events|change-state|record-for|create-from)', '[.]test[.]ts$'] },
      to: { path: '^src/capabilities/[^/]+/store', dependencyTypesNot: typeOnly },
    },
    {
      name: 'model-looks-down-only',
      severity: 'error',
      from: { path: '^src/capabilities/[^/]+/model' },
      to: { path: '^src/', pathNot: '^src/(rules/|capabilities/[^/]+/model)' },
    },
    {
      name: 'rules-of-a-capability-are-pure',
      severity: 'error',
      from: { path: '^src/capabilities/[^/]+/(rules|access)', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^src/',
        pathNot: '^src/(rules/|capabilities/[^/]+/(model|rules|access))',
        dependencyTypesNot: typeOnly,
      },
    },
    {
      name: 'screens-stay-in-the-browser',
      severity: 'error',
      from: { path: '^src/capabilities/[^/]+/web/', pathNot: '[.]test[.]tsx?$' },
      to: {
        path: '^(src/(platform|app|capabilities/[^/]+/(store|actions|routes|jobs|events|documents|change-state))|scenarios)',
        dependencyTypesNot: typeOnly,
      },
    },
    {
      name: 'server-needs-no-screen',
      severity: 'error',
      from: { path: '^src/capabilities/[^/]+/[^/]+[.]ts$', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/(web/|capabilities/[^/]+/web/|app/)' },
    },
    {
      name: 'one-capability-routes-nothing-of-another',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/' },
      to: { path: '^src/capabilities/[^/]+/(routes|jobs)', pathNot: '^src/capabilities/$1/', dependencyTypesNot: typeOnly },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
