package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"yardstick/internal/fault"
)

const (
	helloPage = "BT /F0 12 Tf 10 10 Td (define failure in this job please) Tj ET\n"
	allCodes  = "<0000> <ffff> <0041>\nendbfrange\n"
)

// xref makes a file whose table of references is a stream.
func xref(dictionary, content string, pack bool) []byte {
	return []byte("%PDF-1.5\n1 0 obj\n" + object(dictionary, content, pack) + "\nendobj\nstartxref\n9\n%%EOF\n")
}

// greedy are small files that ask for much work or memory.
func greedy() map[string][]byte {
	page := func(content string) []byte { return shared(1, 1, "<00> <00> <0041> endbfrange", content) }
	deep := strings.Repeat("[", 100_000)
	return map[string][]byte{
		"ranges of codes":       shared(1, 1, strings.Repeat(allCodes, 3000), helloPage),
		"fonts and pages":       shared(200, 100, strings.Repeat(allCodes, 20), helloPage),
		"one long string":       page("BT /F0 12 Tf (" + strings.Repeat("\x00", 7<<20) + ") Tj ET\n"),
		"a content of 9 MB":     page(strings.Repeat(" ", 9<<20)),
		"many streams of 8 MB":  shared(200, 1, "", strings.Repeat("q Q ", 2<<20)),
		"operators":             page(strings.Repeat("0 0 m ", 1<<20)),
		"small signs all over":  onePage("BT /F1 1 Tf "+strings.Repeat("1 0 0 1 9 9 Tm (aaaa) Tj ", 1<<17), helvetica, ""),
		"columns all over":      onePage("BT /F1 1 Tf "+scattered(20_000), helvetica, ""),
		"lists within lists":    page(deep),
		"objects within":        assemble("<< /Type /Catalog /Pages 2 0 R /X "+deep+" >>", "<< /Type /Pages /Count 1 /Kids [] >>"),
		"forms within forms":    onePage(strings.Repeat("/X1 Do ", 10_000), helvetica, "/XObject << /X1 6 0 R >>", object("/Subtype /Form /Resources << /XObject << /X1 6 0 R >> >>", strings.Repeat("/X1 Do ", 10_000), true)),
		"a table of 1e12":       xref("/Type /XRef /Size 999999999999 /W [1 2 1]", "abcd", false),
		"a table of empty rows": xref("/Type /XRef /Size 9000000 /W [0 0 0]", "abcd", false),
		"a table of zeros":      xref("/Type /XRef /Size 9000000 /Root 2 0 R /W [1 2 1]", strings.Repeat("\x00", 20<<20), true),
		"marks of streams":      []byte("%PDF-1.4\n" + strings.Repeat("stream\n\n", 900_000)),
		"heads of objects":      []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj\n<<\n", 700_000) + "%%EOF"),
		"long dictionaries":     []byte("%PDF-1.4\n" + strings.Repeat(strings.Repeat("%", 1000)+"\nstream\nendstream\n", 8_000)),
	}
}

// scattered writes words at places that share neither a line nor a column.
func scattered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "1 0 0 1 %d %d Tm (a) Tj ", i*37%600, i*53%800)
	}
	return b.String()
}

// TestGreedyFiles reads or refuses small files that ask for much work, within
// bounds of memory here; of work, the reader counts its steps.
func TestGreedyFiles(t *testing.T) { //nolint:paralleltest // it counts what is allocated
	for name, data := range greedy() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, _, err := Read(t.Context(), data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want it read or refused", name, err)
		}
		got := after.TotalAlloc - before.TotalAlloc
		t.Logf("%-22s %8d bytes: %5d ms, %4d MiB, %v", name, len(data), took.Milliseconds(), got>>20, err)
		if got > 1<<30 {
			t.Errorf("%s: %d MiB allocated for %d bytes", name, got>>20, len(data))
		}
	}
}

// TestReadStopsMidway ends reading where the client goes while it is at work.
func TestReadStopsMidway(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	data := greedy()["ranges of codes"]
	started := make(chan struct{})
	go func() {
		<-started
		cancel()
	}()
	close(started)
	if _, _, err := Read(ctx, data); !errors.Is(err, context.Canceled) && !fault.Is(err, fault.Invalid) {
		t.Errorf("error %v; want an end", err)
	}
}

// FuzzRead holds that any file gives lines or one clear error.
func FuzzRead(f *testing.F) {
	f.Add(written(f, []string{"Duties", "• File the letters"}))
	f.Add(xref("/Type /XRef /Size 4 /Root 1 0 R /W [1 2 1] /Index [0 4]", "abcdefghijklmnop", true))
	f.Add(bytes.ReplaceAll(written(f, []string{"Duties"}), []byte("xref"), []byte("xxxx")))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, _, err := Read(t.Context(), data)
		if err != nil && (!fault.Is(err, fault.Invalid) || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("error %q is not one line of an invalid fault", err)
		}
		if err == nil && len(o.Lines) == 0 {
			t.Error("neither lines nor an error")
		}
	})
}

// FuzzPage reads arbitrary content streams: the part of a PDF that is a
// language of its own.
func FuzzPage(f *testing.F) {
	f.Add("BT /F1 11 Tf 10 700 Td (File letters) Tj 0 -14 Td [(An) -300 (swer)] TJ T* (calls) ' ET")
	f.Add("BT (a) Tj [ <")
	f.Add("q 1 0 0 1 0 0 cm Q Q Tf Tm Td [ << ( < ' \" BT 1e39 0 0 1e39 0 0 Tm (a) Tj EMC BDC Do re f")
	f.Add("BI ID EI EI (x) \" 0 Tz 0 0 0 0 0 0 Tm (a) Tj 9 9 m 10 10 l f")
	f.Fuzz(func(t *testing.T, content string) {
		_, _, err := Read(t.Context(), onePage(content, helvetica, ""))
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatalf("error %v is not an invalid fault", err)
		}
	})
}

// FuzzCodes reads arbitrary character maps.
func FuzzCodes(f *testing.F) {
	f.Add([]byte("1 beginbfchar <01> <0041> endbfchar 1 beginbfrange <02> <05> <0042> <06> <07> [<0050> <0051>] endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		codes, size := readCodes(data, nil)
		if size < 1 || size > 4 || len(codes) > maxCodes {
			t.Errorf("%d codes of %d bytes", len(codes), size)
		}
	})
}

// BenchmarkGrowth reads files of one size and of twice that: what a byte costs stays the same.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1, 2, 4} {
		for name, data := range map[string][]byte{
			"codes": shared(1, 1, strings.Repeat("<0000> <0fff> <0041>\nendbfrange\n", 100*n), helloPage),
			"pages": shared(25*n, 1, "<00> <7f> <0000>\nendbfrange\n", helloPage),
			"lines": onePage("BT /F1 10 Tf 12 TL 10 700 Td "+
				strings.Repeat("(- Answer the calls of customers and file their letters daily.) ' ", 500*n)+"ET", helvetica, ""),
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, _, err := Read(b.Context(), data); err != nil && !fault.Is(err, fault.Invalid) {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
