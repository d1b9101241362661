package webtest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Browser is a running Chromium with a profile of its own.
type Browser struct{ ctx context.Context }

// Pictures reports whether a folder for screenshots is named.
func Pictures() bool { return os.Getenv(shots) != "" }

// Open starts Chromium, or skips the test and says why.
func Open(t *testing.T) *Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the pages are not walked in a browser")
	}
	if os.Getenv("CHROMIUM") == "skip" {
		t.Skip("CHROMIUM=skip: the pages are not walked in a browser")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine: the pages are not walked in a real browser (install Debian's chromium)")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.DisableGPU, chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()),
	}
	for _, flag := range []string{
		"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-extensions",
		"disable-dev-shm-usage",
		"disable-default-apps", "hide-scrollbars", "use-fake-device-for-media-stream", "use-fake-ui-for-media-stream",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeBrowser := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		closeBrowser()
		stop()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return &Browser{ctx}
}

// Look is how somebody looks at pages.
type Look struct {
	Name          string
	Width, Height int64
	Dark          bool
}

// Phone is the narrow one of the two widths at which every path is walked.
func Phone() Look { return Look{Name: "phone", Width: 390, Height: 844} }

// Desktop is the wide one.
func Desktop() Look { return Look{Name: "desktop", Width: 1280, Height: 860} }

// InTheDark is the same look at night.
func (l Look) InTheDark() Look {
	l.Name, l.Dark = l.Name+"-dark", true
	return l
}

// Tab is one opened tab.
type Tab struct {
	t     *testing.T
	ctx   context.Context
	look  Look
	site  *Site
	close context.CancelFunc
}

// patience is how long a tab waits for what should be there.
const patience = 45 * time.Second

// Tab opens a tab on a site.
func (b *Browser) Tab(t *testing.T, site *Site, look Look) *Tab {
	t.Helper()
	return b.tab(t, site, look)
}

// Apart opens a tab that shares no cookie and nothing else with any other: a browser of
// somebody else.
func (b *Browser) Apart(t *testing.T, site *Site, look Look) *Tab {
	t.Helper()
	return b.tab(t, site, look, chromedp.WithNewBrowserContext())
}

func (b *Browser) tab(t *testing.T, site *Site, look Look, options ...chromedp.ContextOption) *Tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx, options...)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the context of its first step
		t.Fatal(err)
	}
	tab := &Tab{t, ctx, look, site, closeTab}
	scheme := "light"
	if look.Dark {
		scheme = "dark"
	}
	viewport := []chromedp.EmulateViewportOption{}
	if look.Width < 600 {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	tab.do(chromedp.EmulateViewport(look.Width, look.Height, viewport...))
	soon, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	_, err := chromedp.Call(soon, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// do runs steps and fails the test where one fails.
func (tab *Tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tab.shoot("failed")
		tab.t.Fatalf("%s: at %s: %v", tab.look.Name, tab.where(), err)
	}
}

func (tab *Tab) where() string {
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	s, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "?"
	}
	return s
}

// shots is the variable that names the folder for screenshots.
const shots = "YARDSTICK_SHOTS"

// shoot keeps a picture of the whole page where a folder is named.
func (tab *Tab) shoot(name string) {
	tab.t.Helper()
	dir := os.Getenv(shots)
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		tab.t.Errorf("picture of %s: %v", name, err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+"-"+tab.look.Name+".png"), picture, 0o644); err != nil {
		tab.t.Error(err)
	}
}
