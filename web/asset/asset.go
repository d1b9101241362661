// Package asset holds what pages load besides themselves: style, scripts, the
// font and the icon. Every file stands under a path that holds its checksum, so
// that a browser may keep it for ever and still sees each change at once.
package asset

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed files
var files embed.FS

// Prefix begins the path of every asset.
const Prefix = "/assets/"

// Set is all assets, ready to be served. It is immutable.
type Set struct {
	paths map[string]string // by name, such as style.css
	files map[string]file   // by path
}

// file is one asset. packed gives it packed, and packs it the first time; it is
// nil where gzip gains nothing.
type file struct {
	kind   string
	data   []byte
	packed func() []byte
}

// New reads the embedded assets.
func New() (*Set, error) {
	root, err := fs.Sub(files, "files")
	if err != nil {
		return nil, err
	}
	s := &Set{paths: make(map[string]string), files: make(map[string]file)}
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := fs.ReadFile(root, e.Name())
		if err != nil {
			return nil, err
		}
		s.add(e.Name(), data)
	}
	return s, s.addStyle(root)
}

// addStyle joins the parts of the style in the order of their names and puts
// the path of each asset they name, as in url(font:NAME), in its place.
func (s *Set) addStyle(root fs.FS) error {
	names, err := fs.Glob(root, "style/*.css")
	if err != nil {
		return err
	}
	var all bytes.Buffer
	for _, name := range names {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		all.Write(data)
	}
	style := all.String()
	for name, p := range s.paths {
		style = strings.ReplaceAll(style, "url(font:"+name+")", "url("+p+")")
	}
	s.add("style.css", []byte(squeeze(style)))
	return nil
}

// squeeze takes comments and indentation out of a style.
func squeeze(style string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(style, "/*")
		b.WriteString(before)
		if !found {
			break
		}
		_, style, _ = strings.Cut(rest, "*/")
	}
	var out strings.Builder
	for line := range strings.Lines(b.String()) {
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

// add files an asset under its checksum.
func (s *Set) add(name string, data []byte) {
	kind := mime.TypeByExtension(path.Ext(name))
	if path.Ext(name) == ".woff2" {
		kind = "font/woff2" // not every system's table has it
	}
	f := file{kind: kind, data: data}
	if !strings.HasPrefix(kind, "font/") {
		f.packed = sync.OnceValue(func() []byte { return pack(data) })
	}
	sum := sha256.Sum256(data)
	p := Prefix + hex.EncodeToString(sum[:8]) + "/" + name
	s.paths[name], s.files[p] = p, f
}

// pack packs with gzip. Writing to memory cannot fail.
func pack(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// Path gives the path of an asset, or an error for a name that is not there.
func (s *Set) Path(name string) (string, error) {
	p, ok := s.paths[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return p, nil
}

// ServeHTTP serves an asset, packed where the browser can unpack it.
func (s *Set) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := s.files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	data := f.data
	if f.packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			data = f.packed()
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
