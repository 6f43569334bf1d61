const { serviceBundle } = require('../../tools/build/webpack.cjs');

module.exports = serviceBundle(__dirname);
