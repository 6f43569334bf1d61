// Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 npx node-red --userDir .
module.exports = {
  flowFile: 'flow.json',
  uiHost: '127.0.0.1',
  uiPort: Number(process.env.PORT),
  // Without the editor, which anybody could use. Import flow.json into the Node-RED that you have.
  httpAdminRoot: false,
  // The user name of the webhook's HTTP Basic, and what `node-red admin hash-pw` makes of its password.
  ...(process.env.BASIC_USER && { httpNodeAuth: { user: process.env.BASIC_USER, pass: process.env.BASIC_HASH } }),
};
