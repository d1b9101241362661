package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkStream assesses a stream of forty different answers on as many
// cores as -cpu says: go test -bench Stream -cpu 1,2 ./cmd/yardstick.
func BenchmarkStream(b *testing.B) {
	answer, err := os.ReadFile(example + "/answer.txt")
	if err != nil {
		b.Fatal(err)
	}
	var lines strings.Builder
	for i := range 40 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"answer\":%q}\n", i, fmt.Sprintf("Number %d. %s", i, answer))
	}
	for b.Loop() {
		var out, errs bytes.Buffer
		p := &program{stdin: strings.NewReader(lines.String()), stdout: &out, stderr: &errs}
		if status := p.run([]string{"assess", "--guide", example + "/guide.yaml", "--question", "define-failure", "-"}); status != exitOK {
			b.Fatalf("exit %d: %s", status, errs.String())
		}
	}
}

// BenchmarkStart is the whole of the program from its start to the verdict on
// the example's answer, with the memory that it took at most.
func BenchmarkStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "yardstick")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		b.Fatal(err)
	}
	resident := 0.0
	for b.Loop() {
		c := exec.Command(binary, "assess", "--guide", example+"/guide.yaml", "--question", "define-failure", example+"/answer.txt")
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		resident = max(resident, peak(c.ProcessState.SysUsage()))
	}
	b.ReportMetric(resident, "MB-resident")
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
	b.ReportMetric(float64(runtime.GOMAXPROCS(0)), "cores")
}
