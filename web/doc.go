// Package web is Yardstick in a browser: pages for somebody who practises.
//
// A [Server] is made once with everything from outside in its [Config]: desks,
// clock, log, access. Each page is one file: a struct that holds what the page
// shows, and handlers that load, call the desk, and render or redirect.
// Handlers return errors; one place ([Server.fail]) turns a fault into a status
// and a page. Texts are in web/text, what pages load in web/asset, charts in
// web/chart, who may enter in web/access.
//
// Every page works without JavaScript. htmx opens cells in place and ticks
// requirements off; two small scripts keep drafts, show the time and offer
// dictation.
package web
