package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkStream is the whole of the program with a stream of forty different
// answers, on one core and on two. The program is started anew: -cpu would not
// reach the first round of a benchmark that loops by itself.
func BenchmarkStream(b *testing.B) {
	answer, err := os.ReadFile(example + "/answer.txt")
	if err != nil {
		b.Fatal(err)
	}
	var lines strings.Builder
	for i := range 40 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"answer\":%q}\n", i, fmt.Sprintf("Number %d. %s", i, answer))
	}
	binary := built(b)
	for _, cores := range []int{1, 2} {
		b.Run(fmt.Sprintf("cores=%d", cores), func(b *testing.B) {
			for b.Loop() {
				c := exec.Command(binary, "assess", "--guide", example+"/guide.yaml", "--question", "define-failure", "-")
				c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
				c.Stdin = strings.NewReader(lines.String())
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
			}
		})
	}
}

// built builds the program as it is released.
func built(b *testing.B) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "yardstick")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return binary
}

// BenchmarkStart is the whole of the program from its start to the verdict on
// the example's answer, with the memory that it took at most.
func BenchmarkStart(b *testing.B) {
	binary := built(b)
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
}
