#include "textflag.h"

// GELU and softmax for AVX2. The steps are those of gelu, exp and softmax in
// float.go, in the same order, and no multiplication is fused with an addition:
// the results are the same bits.

// EIGHT is a constant in all eight lanes.
#define EIGHT(name, bits) \
	DATA name<>+0(SB)/4, bits  \
	DATA name<>+4(SB)/4, bits  \
	DATA name<>+8(SB)/4, bits  \
	DATA name<>+12(SB)/4, bits \
	DATA name<>+16(SB)/4, bits \
	DATA name<>+20(SB)/4, bits \
	DATA name<>+24(SB)/4, bits \
	DATA name<>+28(SB)/4, bits \
	GLOBL name<>(SB), RODATA|NOPTR, $32

EIGHT(half, $0x3f000000)
EIGHT(one, $0x3f800000)
EIGHT(signBit, $0x80000000)
EIGHT(rootHalf, $0x3f3504f3)
EIGHT(tScale, $0x3ea7ba05)
EIGHT(a5, $0x3f87dc22)
EIGHT(a4, $0xbfba00e3)
EIGHT(a3, $0x3fb5f0e3)
EIGHT(a2, $0xbe91a98e)
EIGHT(a1, $0x3e827906)
EIGHT(log2e, $0x3fb8aa3b)
EIGHT(shift, $0x4b400000)
EIGHT(ln2High, $0x3f318000)
EIGHT(ln2Low, $0xb95e8083)
EIGHT(c0, $0x39506967)
EIGHT(c1, $0x3ab743ce)
EIGHT(c2, $0x3c088908)
EIGHT(c3, $0x3d2aa9c1)
EIGHT(c4, $0x3e2aaaaa)
EIGHT(c5, $0x3f000000)
EIGHT(lowest, $0xc2ae0000)
EIGHT(bias, $127)

// EXP writes e^x into n; x is kept, r and p are overwritten; Y14 holds ones.
#define EXP(x, n, r, p) \
	VMULPS    log2e<>(SB), x, n      \
	VADDPS    shift<>(SB), n, n      \
	VSUBPS    shift<>(SB), n, n      \
	VMULPS    ln2High<>(SB), n, p    \
	VSUBPS    p, x, r                \
	VMULPS    ln2Low<>(SB), n, p     \
	VSUBPS    p, r, r                \
	VMULPS    c0<>(SB), r, p         \
	VADDPS    c1<>(SB), p, p         \
	VMULPS    r, p, p                \
	VADDPS    c2<>(SB), p, p         \
	VMULPS    r, p, p                \
	VADDPS    c3<>(SB), p, p         \
	VMULPS    r, p, p                \
	VADDPS    c4<>(SB), p, p         \
	VMULPS    r, p, p                \
	VADDPS    c5<>(SB), p, p         \
	VCVTPS2DQ n, n                   \
	VPADDD    bias<>(SB), n, n       \
	VPSLLD    $23, n, n              \
	VMULPS    p, r, p                \
	VMULPS    p, r, p                \
	VADDPS    r, p, p                \
	VADDPS    Y14, p, p              \
	VMULPS    n, p, n                \
	VMOVUPS   lowest<>(SB), p        \
	VCMPPS    $1, p, x, p            \
	VANDNPS   n, p, n // x < -87 gives 0

// func geluAVX2(x *float32, n int)
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX
	VMOVUPS one<>(SB), Y14
	VMOVUPS signBit<>(SB), Y15

next:
	VMOVUPS (DI), Y0
	VMULPS  rootHalf<>(SB), Y0, Y1 // x/√2
	VANDPS  Y15, Y1, Y2            // its sign
	VXORPS  Y2, Y1, Y1             // a = |x/√2|
	VMULPS  tScale<>(SB), Y1, Y3
	VADDPS  Y14, Y3, Y3
	VDIVPS  Y3, Y14, Y3            // t
	VMULPS  a5<>(SB), Y3, Y4
	VADDPS  a4<>(SB), Y4, Y4
	VMULPS  Y3, Y4, Y4
	VADDPS  a3<>(SB), Y4, Y4
	VMULPS  Y3, Y4, Y4
	VADDPS  a2<>(SB), Y4, Y4
	VMULPS  Y3, Y4, Y4
	VADDPS  a1<>(SB), Y4, Y4
	VMULPS  Y3, Y4, Y4             // p·t
	VMULPS  Y1, Y1, Y5
	VXORPS  Y15, Y5, Y5            // -a²
	EXP(Y5, Y6, Y8, Y9)
	VMULPS  Y4, Y6, Y6
	VSUBPS  Y6, Y14, Y6
	VXORPS  Y2, Y6, Y6             // erf
	VADDPS  Y14, Y6, Y6
	VMULPS  half<>(SB), Y0, Y7
	VMULPS  Y6, Y7, Y7
	VMOVUPS Y7, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next
	VZEROUPPER
	RET

// func softmaxAVX2(x *float32, n int)
// n is a multiple of 16. The sum runs in sixteen lanes, which fold adds.
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX
	VMOVUPS one<>(SB), Y14

	// the largest, into all lanes of Y15
	VMOVUPS (DI), Y15
	MOVQ    DI, SI
	MOVQ    CX, DX

top:
	VMAXPS       (SI), Y15, Y15
	VMAXPS       32(SI), Y15, Y15
	ADDQ         $64, SI
	SUBQ         $16, DX
	JNZ          top
	VEXTRACTF128 $1, Y15, X0
	VMAXPS       X0, X15, X15
	VPSHUFD      $0x4E, X15, X0
	VMAXPS       X0, X15, X15
	VPSHUFD      $0xB1, X15, X0
	VMAXPS       X0, X15, X15
	VBROADCASTSS X15, Y15

	// the powers, and their sum in Y12 and Y13
	VXORPS Y12, Y12, Y12
	VXORPS Y13, Y13, Y13
	MOVQ   DI, SI
	MOVQ   CX, DX

power:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y4
	VSUBPS  Y15, Y0, Y0
	VSUBPS  Y15, Y4, Y4
	EXP(Y0, Y1, Y2, Y3)
	EXP(Y4, Y5, Y6, Y7)
	VMOVUPS Y1, (SI)
	VMOVUPS Y5, 32(SI)
	VADDPS  Y1, Y12, Y12
	VADDPS  Y5, Y13, Y13
	ADDQ    $64, SI
	SUBQ    $16, DX
	JNZ     power

	// fold: halves onto halves
	VADDPS       Y13, Y12, Y12
	VEXTRACTF128 $1, Y12, X0
	VADDPS       X0, X12, X12
	VPSHUFD      $0x4E, X12, X0
	VADDPS       X0, X12, X12
	VPSHUFD      $0xB1, X12, X0
	VADDPS       X0, X12, X12
	VDIVSS       X12, X14, X12
	VBROADCASTSS X12, Y12

share:
	VMULPS  (DI), Y12, Y0
	VMULPS  32(DI), Y12, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNZ     share
	VZEROUPPER
	RET
