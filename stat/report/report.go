// Package report says what ratings and outcomes show: the figures of the
// commands agree and impact, with a note for everything that is not estimable,
// as text for people, CSV, JSON and drawings.
package report
