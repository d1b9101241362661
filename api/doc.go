// Package api is JSON over HTTP, version 1, under /api/v1: everything that the pages
// do but signing in, within the same permissions, for programs.
//
// [New] makes a [Service], a handler with protections of its own. A request passes,
// from outside in: recovery from panics, our own host name, refusal of what pages of
// other sites ask for, the token of its [people.Grant], the limit on its rate; then
// the realm and scope that its operation needs, before anything of its body is read;
// then idempotency, where the caller asks for it; then one handler, which calls the
// package whose business it is. What leaves of a position leaves by panel.See alone.
//
// The description in OpenAPI 3.1 is generated from the types ([Service.OpenAPI]); a
// reviewed copy of it stands in testdata and a test holds both to each other. Huma
// does routing and schemas, and stays inside this package: it would echo what it
// refuses, so that every error is written anew ([Problem]), and it would take a
// property under another spelling, so that bodies are read strictly.
package api
