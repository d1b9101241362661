package frame

import (
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
)

// Room is a set of pages that belong together.
type Room struct {
	Name string // for messages
	// Pages holds the templates, *.gohtml. Those whose name begins with part_ are
	// shared by the others; each of the others is a page and defines "main". One
	// that defines "head" says what stands above the pages of the room: it gets
	// the Head of the page's Base.
	Pages fs.FS
	// Functions are what the templates may call besides those of the frame.
	Functions template.FuncMap
	// Kinds begin the paths of things that have an id, such as jobs for
	// /jobs/{job}: templates may put an id behind them, and it is one step of the path.
	Kinds  []string
	Routes []Route
	Nav    []NavItem
	// Around gives what an error page stands in, where the address of the visit
	// names something of the room. It may be nil.
	Around func(v *Visit, title string) (Around, bool)
}

// Route is what answers requests for a pattern, and who may ask.
type Route struct {
	Pattern string // as http.ServeMux takes it: "GET /jobs/{job}"
	May     Permission
	Handle  Handler
	// Most is how large the body may be, bytes: 0 is enough for what is typed or
	// pasted, MaxFile for a file. Larger ones wait for their turn.
	Most int64
}

// CoachHome is where coaches begin.
const CoachHome = "/coach"

// Handler answers a visit, or says why it could not. A handler that returns an
// error has written nothing.
type Handler func(v *Visit) error

// Permission lets a visit pass, or says why not. It is asked before anything of
// a request's body is read.
type Permission func(v *Visit) error

// Anybody lets everybody pass, also who has not entered.
func Anybody(*Visit) error { return nil }

// Entered lets those pass who may enter, each to what is their own. A coach has
// nothing of his own here.
func Entered(v *Visit) error {
	switch {
	case v.Coach != "":
		return errNoPage
	case v.Person == "":
		return errNoAccess
	}
	return nil
}

// Coaches lets coaches pass, and nobody else.
func Coaches(v *Visit) error {
	switch {
	case v.Coach != "":
		return nil
	case v.Person == "":
		return errNoAccess
	}
	return errNoPage
}

// NavItem is one entry of the navigation that every page has.
type NavItem struct {
	Section string // what Base.Section is on its pages
	Path    string
	Text    string // the key of a text
	Coach   bool   // for coaches, and for nobody else
}

// Around is what an error page stands in.
type Around struct {
	Base
	// Back leads to where one can go on; Text is the key of a text.
	BackPath, BackText string
}

// mounted is what a frame knows of the room to which a route belongs.
type mounted struct {
	pages  pages
	around func(v *Visit, title string) (Around, bool)
}

// add mounts a room. Every route needs a permission.
func (f *Frame) add(r *Room) error {
	all, err := f.parse(r)
	if err != nil {
		return fmt.Errorf("room %s: %w", r.Name, err)
	}
	f.nav = append(f.nav, r.Nav...)
	at := &mounted{pages: all, around: r.Around}
	for _, route := range r.Routes {
		if route.May == nil || route.Handle == nil {
			return fmt.Errorf("room %s: %s says not who may ask, or who answers", r.Name, route.Pattern)
		}
		if route.Most == 0 {
			route.Most = maxForm
		}
		f.mux.Handle(route.Pattern, f.serve(route, at))
	}
	return nil
}

// serve lets a route answer, and writes the error where it could not.
func (f *Frame) serve(route Route, at *mounted) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &Visit{W: w, R: r, Nonce: nonceOf(r), Person: f.person(r), frame: f, room: at}
		if v.Person == "" {
			v.Coach = f.coach(r)
		}
		if err := f.answer(v, route); err != nil {
			f.fail(v, err)
		}
	})
}

// answer asks for permission, then reads the form, then calls the handler.
func (f *Frame) answer(v *Visit, route Route) error {
	if err := route.May(v); err != nil {
		switch {
		case v.Coach != "" && v.R.Method == http.MethodGet && v.R.URL.Path == "/":
			return v.Redirect(CoachHome)
		case v.Coach == "" && v.Person == "":
			return f.toEntrance(v, err)
		}
		return err
	}
	if v.R.Method == http.MethodGet && v.R.URL.Path == "/" && v.Asked(tokenField) != "" {
		return v.Redirect("/") // it need not stay in the browser's history
	}
	return f.read(v, route)
}
