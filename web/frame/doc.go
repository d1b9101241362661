// Package frame is what every page stands in: routes with a permission each,
// rendering, limits, sessions, the layout, and errors turned into statuses.
//
// The pages themselves are in rooms: packages beside this one that give a [Room],
// its routes and templates. [New] puts rooms into a frame and finds mistakes in
// their templates then. A handler gets a [Visit], loads, calls the package whose
// business it is, and renders or redirects; it returns an error rather than
// writing one. Nothing of a request's body is read before its route's
// [Permission] has let the visit pass.
package frame
