package frame

import (
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// smallest is the size from which packing a page is worth its time, bytes.
const smallest = 1024

// packers are gzip writers to be used again: each takes some 800 kB.
type packers struct{ pool sync.Pool }

func newPackers() *packers {
	return &packers{sync.Pool{New: func() any {
		z, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
		if err != nil {
			panic(err) // the level is a constant
		}
		return z
	}}}
}

// send writes a whole response, packed where that helps. A browser that has
// gone is no error: nobody is there to be told.
func (p *packers) send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	if len(body) < smallest || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		_, _ = w.Write(body)
		return
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := p.pool.Get().(*gzip.Writer)
	defer p.pool.Put(z)
	z.Reset(w)
	_, _ = z.Write(body)
	_ = z.Close()
}
