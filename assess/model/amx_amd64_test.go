package model

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestTileInstructions makes the tiles' instructions from the rules of the
// encoding and wants them, and no others, in what is assembled: on any machine.
func TestTileInstructions(t *testing.T) {
	t.Parallel()
	const ax, cx, dx, bx, si, di = 0, 1, 2, 3, 6, 7
	load := func(base, index, tile byte) []byte { return tileInstruction(3, 0, 0x4B, 0x04|tile<<3, index<<3|base) }
	store := func(tile, base, index byte) []byte { return tileInstruction(2, 0, 0x4B, 0x04|tile<<3, index<<3|base) }
	zero := func(tile byte) []byte { return tileInstruction(3, 0, 0x49, 0xC0|tile<<3) }
	multiply := func(a, b, c byte) []byte { return tileInstruction(3, b, 0x5E, 0xC0|c<<3|a) }
	want := [][]byte{
		tileInstruction(0, 0, 0x49, 0x00),
		zero(0), zero(1), zero(2), zero(3),
		load(si, dx, 4), load(ax, cx, 6), multiply(4, 6, 0), load(bx, cx, 7), multiply(4, 7, 1),
		load(di, dx, 5), multiply(5, 6, 2), multiply(5, 7, 3),
		store(0, si, dx), store(2, di, dx), store(1, si, dx), store(3, di, dx),
		zero(0), zero(1),
		load(si, dx, 4), load(ax, cx, 6), multiply(4, 6, 0), load(bx, cx, 7), multiply(4, 7, 1),
		store(0, si, dx), store(1, si, dx),
		tileInstruction(0, 0, 0x49, 0xC0),
	}
	code := assembled(t, "product_amx_amd64.s")
	for i, one := range want {
		at := bytes.Index(code, one)
		if at < 0 {
			t.Fatalf("instruction %d, % x, is not where it should be", i, one)
		}
		if stray := bytes.Index(code[:at], []byte{0xC4, 0xE2}); stray >= 0 {
			t.Fatalf("% x comes before instruction %d, % x", code[stray:][:6], i, one)
		}
		code = code[at+len(one):]
	}
	if bytes.Contains(code, []byte{0xC4, 0xE2}) {
		t.Error("an instruction follows the last")
	}
}

// tileInstruction has the prefix pp and a second source register, or zero.
func tileInstruction(pp, second, opcode byte, operands ...byte) []byte {
	return append([]byte{0xC4, 0b111_00010, ^second&0xF<<3 | pp, opcode}, operands...)
}

// assembled is the code of a file, as the assembler lists it.
func assembled(t *testing.T, file string) []byte {
	t.Helper()
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no assembler here")
	}
	root, err := exec.CommandContext(t.Context(), tool, "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), tool, "tool", "asm", "-p", "model", "-S",
		"-I", filepath.Join(strings.TrimSpace(string(root)), "pkg", "include"), "-o", filepath.Join(t.TempDir(), "o"), file)
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var code []byte
	for _, line := range regexp.MustCompile(`(?m)^\t0x[0-9a-f]{4} ((?:[0-9a-f]{2} )+)`).FindAllSubmatch(out, -1) {
		some, err := hex.DecodeString(strings.ReplaceAll(string(line[1]), " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		code = append(code, some...)
	}
	return code
}

// TestTilesSurviveInterruptions multiplies in several threads while the garbage
// is collected, which interrupts them by signals, and while processes are
// started, and wants the same sums all the time.
func TestTilesSurviveInterruptions(t *testing.T) {
	t.Parallel()
	if !hasAMX() {
		t.Skip("this processor has no tiles")
	}
	const rows, in, out, times = 39, 768, 768, 2000
	rng := rand.New(rand.NewPCG(19, 20))
	w, row, k := maker{rng, nil}.bytes(in*out), make([]float32, in), amxKernel()
	p, x := k.pack(panelled(w, out, in)), quantised{in: in}
	x.reserve(in)
	for r := range rows {
		for i := range row {
			row[i] = float32(rng.NormFloat64())
		}
		k.quantise(&x, r, row)
	}
	want := make([]int32, blockRows*out)
	k.multiply(want, &x, 0, rows, &p)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			sums := make([]int32, blockRows*out)
			for range times {
				clear(sums)
				k.multiply(sums, &x, 0, rows, &p)
				if !slices.Equal(sums[:rows*out], want[:rows*out]) {
					t.Error("other sums came out")
					return
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { group.Wait(); close(done) }()
	for interrupted := 0; ; interrupted++ {
		select {
		case <-done:
			if interrupted == 0 {
				t.Error("nothing interrupted the products")
			}
			return
		default:
			runtime.GC()
			if err := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$").Run(); err != nil {
				t.Error(err)
			}
		}
	}
}
