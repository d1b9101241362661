package frame_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yardstick/internal/fault"
	"yardstick/web/frame"
)

// shed is a room of one page that Ben alone may see, and of one for everybody.
func shed(routes ...frame.Route) frame.Room {
	return frame.Room{
		Name: "shed",
		Pages: fstest.MapFS{
			"part_head.gohtml": {Data: []byte(`{{define "head"}}<p id="head">{{.}}</p>{{end}}`)},
			"tools.gohtml":     {Data: []byte(`{{define "main"}}<h1>{{.Title}}</h1><a href="/tools/{{.Tool}}">tool</a>{{end}}`)},
		},
		Kinds: []string{"tools"}, Routes: routes, Nav: []frame.NavItem{{Section: "shed", Path: "/shed", Text: "nav.help"}},
		Around: func(v *frame.Visit, title string) (frame.Around, bool) {
			b := v.Base(title)
			b.Head = "in the shed"
			return frame.Around{Base: b, BackPath: "/shed", BackText: "fail.home"}, v.R.URL.Path != "/elsewhere"
		},
	}
}

type toolsPage struct {
	frame.Base
	Tool string
}

func tools(v *frame.Visit) error {
	p := toolsPage{v.Base("help.title"), "../saw?"}
	p.Section, p.Head = "shed", "above"
	return v.Page("tools", p)
}

func benAlone(v *frame.Visit) error {
	if v.Person != "Ben" {
		return &fault.Error{Kind: fault.Forbidden, Message: "this is Ben's"}
	}
	return nil
}

// site is a frame with a room, visited by its owner.
func site(t *testing.T, owner string, room frame.Room) http.Handler {
	t.Helper()
	f, err := frame.New(frame.Config{Owner: owner, Now: time.Now, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}, room)
	if err != nil {
		t.Fatal(err)
	}
	return f.Handler()
}

func get(h http.Handler, path string) (int, string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

// TestRoom: a room brings pages, what stands above them, its place in the
// navigation, and ids that are one step of a path.
func TestRoom(t *testing.T) {
	t.Parallel()
	h := site(t, "Ana", shed(frame.Route{Pattern: "GET /shed", May: frame.Entered, Handle: tools}))
	status, body := get(h, "/shed")
	for _, want := range []string{
		`<p id="head">above</p>`, `<a href="/shed" aria-current="true">`, `href="/tools/..%2Fsaw%3F"`,
	} {
		if status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("status %d, want %s in\n%s", status, want, body)
		}
	}
}

// TestPermission: a route's permission decides before its handler, and the page
// of a refusal stands in the room.
func TestPermission(t *testing.T) {
	t.Parallel()
	route := frame.Route{Pattern: "GET /shed", May: benAlone, Handle: tools}
	if status, _ := get(site(t, "Ben", shed(route)), "/shed"); status != http.StatusOK {
		t.Errorf("Ben: status %d, want %d", status, http.StatusOK)
	}
	status, body := get(site(t, "Ana", shed(route)), "/shed")
	if status != http.StatusForbidden || strings.Contains(body, "tool</a>") || !strings.Contains(body, "Ben&#39;s") ||
		!strings.Contains(body, "in the shed") {
		t.Errorf("Ana: status %d, want %d and the reason within the room:\n%s", status, http.StatusForbidden, body)
	}
}

// TestRefusedRooms: a route that does not say who may ask is found when the frame
// is made, and so is a template that cannot be.
func TestRefusedRooms(t *testing.T) {
	t.Parallel()
	broken := shed()
	broken.Pages = fstest.MapFS{"tools.gohtml": {Data: []byte(`{{define "main"}}{{nothing}}{{end}}`)}}
	for name, tt := range map[string]struct {
		room frame.Room
		want string
	}{
		"no permission":   {shed(frame.Route{Pattern: "GET /shed", Handle: tools}), "room shed: GET /shed says not who may ask"},
		"broken template": {broken, `function "nothing" not defined`},
	} {
		_, err := frame.New(frame.Config{Owner: "Ana", Now: time.Now, Log: slog.Default()}, tt.room)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}
