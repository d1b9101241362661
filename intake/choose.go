package intake

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"yardstick/intake/posting"
	"yardstick/internal/fault"
)

// maxNamed is how many postings a note names.
const maxNamed = 12

// chosen takes the posting that was asked for, or the first one, and says
// which others there are.
func chosen(all []posting.Posting, o Options) (document, error) {
	at, notes := 0, []string(nil)
	titles := make([]string, len(all))
	for i, p := range all {
		titles[i] = p.Title
		if p.Title == "" {
			titles[i] = fmt.Sprintf("posting %d, without a title", i+1)
		}
	}
	switch {
	case o.Posting != "":
		if at = pick(titles, o.Posting); at < 0 {
			return document{}, fault.NotFoundf("holds no posting with the title %q; it holds %s", o.Posting, list(titles))
		}
	case len(all) > 1:
		notes = append(notes, fmt.Sprintf("holds %d postings: %s; %s was taken: choose another with its title (--posting TITLE)",
			len(all), list(titles), titles[0]))
	}
	p := all[at]
	return document{Outline: p.Outline(), setting: p.Setting, notes: notes}, nil
}

// list names postings, the first of many.
func list(titles []string) string {
	if n := len(titles); n > maxNamed {
		return strings.Join(titles[:maxNamed], ", ") + fmt.Sprintf(" and %d more", n-maxNamed)
	}
	return strings.Join(titles, ", ")
}

// pick finds a title: as it is, or the only one that has the words in it; -1 where there is none.
func pick(titles []string, wanted string) int {
	wanted = strings.ToLower(strings.Join(strings.Fields(wanted), " "))
	at, n := -1, 0
	for i, t := range titles {
		t = strings.ToLower(t)
		if t == wanted {
			return i
		}
		if strings.Contains(t, wanted) {
			at = i
			n++
		}
	}
	if n == 1 {
		return at
	}
	return -1
}

// archived takes the page out of a saved web archive (MHTML).
func archived(data []byte) ([]byte, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fault.Invalidf("is a web archive that cannot be read: %v; save the page as HTML", err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return nil, fault.Invalidf("is a web archive that cannot be read: %v; save the page as HTML", err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, fault.Invalidf("is a web archive without a page; save the page as HTML")
		}
		if err != nil {
			return nil, fault.Invalidf("is a web archive that cannot be read: %v; save the page as HTML", err)
		}
		if !strings.HasPrefix(p.Header.Get("Content-Type"), "text/html") {
			continue
		}
		page, err := io.ReadAll(io.LimitReader(unpacked(p.Header.Get("Content-Transfer-Encoding"), p), MaxBytes))
		if err != nil {
			return nil, fault.Invalidf("is a web archive whose page cannot be unpacked: %v; save the page as HTML", err)
		}
		return page, nil
	}
}

// unpacked undoes what mail does to bytes.
func unpacked(how string, r io.Reader) io.Reader {
	switch strings.ToLower(how) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}
