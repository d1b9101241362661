package panel_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/record/packet"
	"yardstick/web/webtest"
)

// TestPacketInTheBackground: who may read the record has a packet made, finds it, and
// nobody else does; of a long log the page offers nothing else.
func TestPacketInTheBackground(t *testing.T) {
	t.Parallel()
	site, v := sampleSite(t, "ines", "tom")
	const position = "/positions/" + sample.Code
	v["ines"].Get(position).Want(http.StatusOK, `a[href=`+position+`/packet.zip]`)
	v["tom"].Post(position + "/packet").Want(http.StatusForbidden)
	page := v["ines"].Post(position+"/packet").Want(http.StatusOK, "#errand")
	at := page.Path
	for until := time.Now().Add(30 * time.Second); len(page.Find("progress")) > 0; page = v["ines"].Get(at) {
		<-time.After(100 * time.Millisecond) // the limit on requests counts looks, too
		if time.Now().After(until) {
			t.Fatalf("it does not end: %s", page.Text("main"))
		}
	}
	page.Want(http.StatusOK, `a[href=`+at+`/file]`)
	zip := []byte(v["ines"].Get(at + "/file").Want(http.StatusOK).Body)
	found, err := packet.Verify(bytes.NewReader(zip), int64(len(zip)), packet.Options{Rules: domain.Rules()})
	if err != nil || !found.Whole {
		t.Errorf("the packet: %v", err)
	}
	v["ines"].Get("/panel/files").Want(http.StatusOK, `a[href=`+at+`]`)
	for _, path := range []string{"", "/file"} {
		v["tom"].Get(at + path).Want(http.StatusNotFound)
		if got := site.Visitor(t).Get("/files" + strings.TrimPrefix(at, "/panel/files") + path); got.Status == http.StatusOK {
			t.Error("who practises finds a file of an account")
		}
	}
	long(t, site)
	v["ines"].Get(position).Want(http.StatusOK, `button[form=packet]`, `form#packet[action=`+position+`/packet]`)
	v["ines"].Post(at + "/remove").Want(http.StatusOK)
	v["ines"].Get(at + "/file").Want(http.StatusNotFound)
}

// long makes the log of the invented position long.
func long(t *testing.T, site *webtest.Site) {
	t.Helper()
	var commands []domain.Command
	for i := range domain.LargePacket / 4 { // each command makes two entries
		code := fmt.Sprint("many-", i)
		commands = append(commands, domain.AddCandidate{Code: code, Name: "A B"},
			domain.RecordAnswer{Candidate: code, Question: "define-failure", Text: "It lies for two days.", Source: "imported"})
	}
	who := domain.Viewer{Code: "ines"}
	if err := site.Positions(t).Do(t.Context(), who, sample.Code, commands...); err != nil {
		t.Fatal(err)
	}
}
