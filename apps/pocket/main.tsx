import { unstableSetRender } from 'antd-mobile'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerSW } from 'virtual:pwa-register'
import '#ui/base.css'
import { installTokens } from '#ui/css-variables.ts'
import { startLocale } from '#ui/i18n.ts'
import { registerShellTexts } from '../shell/texts.ts'
import { App } from './App.tsx'
import './elder.css'
import { startElderMode } from './elder.ts'
import './pocket.css'
import { registerPocketTexts } from './texts.ts'

installTokens('pocket')
registerShellTexts()
registerPocketTexts()
startLocale()
startElderMode()
registerSW({ immediate: true })

// antd-mobile draws toasts and dialogs outside our tree, and has to be told how since React 19.
unstableSetRender((node, container) => {
  const root = createRoot(container)
  root.render(node)
  return async () => root.unmount()
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
