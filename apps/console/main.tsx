import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#ui/base.css'
import { installTokens } from '#ui/css-variables.ts'
import { startLocale } from '#ui/i18n.ts'
import { registerShellTexts } from '../shell/texts.ts'
import { App } from './App.tsx'
import './console.css'
import { registerConsoleTexts } from './texts.ts'

installTokens('console')
registerShellTexts()
startLocale()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await registerConsoleTexts()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
