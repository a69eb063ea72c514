import{n as e}from"./rolldown-runtime-CKc6enmn.js";import{a as t,i as n,n as r,r as i}from"./iframe-BtZzHj5C.js";var a,o,s,c;function l(){return(l=e((()=>{n(),i(),a={title:`Parts/Icon`,component:`cairn-icon`,parameters:{docs:{description:{component:"The kit's own pictures, drawn in the text colour. Only `back` and `next` turn round from right to left."}}}},o={args:{name:`stone`,label:`A stone`}},s={render:()=>t`<ul
      .style=${`display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:12px;list-style:none;margin:0;padding:0`}
      role="list"
    >
      ${Object.keys(r).map(e=>t`<li .style=${`display:grid;justify-items:center;gap:4px;font-size:13px;overflow-wrap:anywhere`}>
            <cairn-icon .name=${e} .style=${`font-size:20px`}></cairn-icon>${e}
          </li>`)}
    </ul>`},c=[`One`,`All`],o.parameters={...o.parameters,docs:{...o.parameters?.docs,source:{originalSource:`{
  args: {
    name: 'stone',
    label: 'A stone'
  }
}`,...o.parameters?.docs?.source}}},s.parameters={...s.parameters,docs:{...s.parameters?.docs,source:{originalSource:`{
  render: () => html\`<ul
      .style=\${'display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:12px;list-style:none;margin:0;padding:0'}
      role="list"
    >
      \${Object.keys(ICON_PATHS).map(name => html\`<li .style=\${'display:grid;justify-items:center;gap:4px;font-size:13px;overflow-wrap:anywhere'}>
            <cairn-icon .name=\${name as CairnIcon['name']} .style=\${'font-size:20px'}></cairn-icon>\${name}
          </li>\`)}
    </ul>\`
}`,...s.parameters?.docs?.source}}}})))()}l();export{s as All,o as One,c as __namedExportsOrder,a as default};