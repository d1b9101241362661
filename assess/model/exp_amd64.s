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
EIGHT(limit, $0x40866666)
EIGHT(minusLimit, $0xc0866666)
EIGHT(g0, $0x3ecc3efb)
EIGHT(g1, $0xbd880648)
EIGHT(g2, $0x3c222e61)
EIGHT(g3, $0xba968664)
EIGHT(g4, $0x38d9268f)
EIGHT(g5, $0xb6eeca54)
EIGHT(g6, $0x34bf993a)
EIGHT(g7, $0xb25101ff)
EIGHT(g8, $0x2f892b56)
EIGHT(g9, $0xac2250bd)
EIGHT(log2e, $0x3fb8aa3b)
EIGHT(shift, $0x4b400000)
EIGHT(ln2, $0x3f317218)
EIGHT(e2, $0x3f00035a)
EIGHT(e3, $0x3e2b8e54)
EIGHT(e4, $0x3d2912c1)
EIGHT(lowest, $0xc2b00000)
EIGHT(exponent, $127)

// EXP writes e^x into n; x, r and p are overwritten. Y8 to Y14 hold log2e,
// shift, ln2, e4, e3, e2 and one.
#define EXP(x, n, r, p) \
	VMAXPS lowest<>(SB), x, x     \
	VMULPS Y8, x, n               \
	VADDPS Y9, n, n               \
	VSUBPS Y9, n, p               \
	VMULPS Y10, p, p              \
	VSUBPS p, x, r                \
	VMULPS Y11, r, p              \
	VADDPS Y12, p, p              \
	VMULPS r, p, p                \
	VADDPS Y13, p, p              \
	VMULPS r, p, p                \
	VADDPS Y14, p, p              \
	VMULPS r, p, p                \
	VADDPS Y14, p, p              \
	VPADDD exponent<>(SB), n, n   \
	VPSLLD $23, n, n              \
	VMULPS n, p, n

// BOUND writes x within the limits, which Y13 and Y14 hold, into y, and its square into u.
#define BOUND(x, y, u) \
	VMOVUPS x, y        \
	VMAXPS  Y14, y, y   \
	VMINPS  Y13, y, y   \
	VMULPS  y, y, u

// FOUR is a step of Horner's rule for four vectors, TWO for two: they go on side
// by side, since each waits for the step before. Squares are in Y0 to Y3.
#define FOUR(c) \
	VMOVUPS c, Y15        \
	VMULPS  Y0, Y4, Y4    \
	VMULPS  Y1, Y5, Y5    \
	VMULPS  Y2, Y6, Y6    \
	VMULPS  Y3, Y7, Y7    \
	VADDPS  Y15, Y4, Y4   \
	VADDPS  Y15, Y5, Y5   \
	VADDPS  Y15, Y6, Y6   \
	VADDPS  Y15, Y7, Y7

#define TWO(c) \
	VMOVUPS c, Y15        \
	VMULPS  Y0, Y4, Y4    \
	VMULPS  Y1, Y5, Y5    \
	VADDPS  Y15, Y4, Y4   \
	VADDPS  Y15, Y5, Y5

// SHARE stores x·(y·p + ½); Y12 holds ½.
#define SHARE(x, y, p) \
	VMULPS  y, p, p   \
	VADDPS  Y12, p, p \
	VMULPS  x, p, p   \
	VMOVUPS p, x

// func geluAVX2(x *float32, n int)
// n is a multiple of 16.
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX
	VMOVUPS half<>(SB), Y12
	VMOVUPS limit<>(SB), Y13
	VMOVUPS minusLimit<>(SB), Y14
	SUBQ    $32, CX
	JL      rest

next:
	BOUND((DI), Y8, Y0)
	BOUND(32(DI), Y9, Y1)
	BOUND(64(DI), Y10, Y2)
	BOUND(96(DI), Y11, Y3)
	VMOVUPS g9<>(SB), Y4
	VMOVAPS Y4, Y5
	VMOVAPS Y4, Y6
	VMOVAPS Y4, Y7
	FOUR(g8<>(SB))
	FOUR(g7<>(SB))
	FOUR(g6<>(SB))
	FOUR(g5<>(SB))
	FOUR(g4<>(SB))
	FOUR(g3<>(SB))
	FOUR(g2<>(SB))
	FOUR(g1<>(SB))
	FOUR(g0<>(SB))
	SHARE((DI), Y8, Y4)
	SHARE(32(DI), Y9, Y5)
	SHARE(64(DI), Y10, Y6)
	SHARE(96(DI), Y11, Y7)
	ADDQ    $128, DI
	SUBQ    $32, CX
	JGE     next

rest:
	ADDQ    $32, CX
	JZ      done
	BOUND((DI), Y8, Y0)
	BOUND(32(DI), Y9, Y1)
	VMOVUPS g9<>(SB), Y4
	VMOVAPS Y4, Y5
	TWO(g8<>(SB))
	TWO(g7<>(SB))
	TWO(g6<>(SB))
	TWO(g5<>(SB))
	TWO(g4<>(SB))
	TWO(g3<>(SB))
	TWO(g2<>(SB))
	TWO(g1<>(SB))
	TWO(g0<>(SB))
	SHARE((DI), Y8, Y4)
	SHARE(32(DI), Y9, Y5)

done:
	VZEROUPPER
	RET

// func softmaxAVX2(x *float32, n int)
// n is a multiple of 16. The sum runs in sixteen lanes, which fold adds.
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX

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

	// the powers, which are stored, and later their sum
	VMOVUPS log2e<>(SB), Y8
	VMOVUPS shift<>(SB), Y9
	VMOVUPS ln2<>(SB), Y10
	VMOVUPS e4<>(SB), Y11
	VMOVUPS e3<>(SB), Y12
	VMOVUPS e2<>(SB), Y13
	VMOVUPS one<>(SB), Y14
	MOVQ    DI, SI
	MOVQ    CX, DX

power:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y4
	VSUBPS  Y15, Y0, Y0
	VSUBPS  Y15, Y4, Y4
	EXP(Y0, Y1, Y2, Y3)
	EXP(Y4, Y5, Y6, Y7)
	VMOVUPS Y1, (SI)
	VMOVUPS Y5, 32(SI)
	ADDQ    $64, SI
	SUBQ    $16, DX
	JNZ     power
	VXORPS  Y12, Y12, Y12
	VXORPS  Y13, Y13, Y13
	MOVQ    DI, SI
	MOVQ    CX, DX

total:
	VADDPS (SI), Y12, Y12
	VADDPS 32(SI), Y13, Y13
	ADDQ   $64, SI
	SUBQ   $16, DX
	JNZ    total

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
