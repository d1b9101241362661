#include "textflag.h"

// Loops over a row for AVX-512: the steps of the functions of the same name in
// float.go and loops.go, in the same order, without fusing. A register holds the
// sixteen lanes of a sum.

#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/4, bits \
	GLOBL name<>(SB), RODATA|NOPTR, $4

CONSTANT(half, $0x3f000000)
CONSTANT(one, $0x3f800000)
CONSTANT(limit, $0x40866666)
CONSTANT(minusLimit, $0xc0866666)
CONSTANT(g0, $0x3ecc3efb)
CONSTANT(g1, $0xbd880648)
CONSTANT(g2, $0x3c222e61)
CONSTANT(g3, $0xba968664)
CONSTANT(g4, $0x38d9268f)
CONSTANT(g5, $0xb6eeca54)
CONSTANT(g6, $0x34bf993a)
CONSTANT(g7, $0xb25101ff)
CONSTANT(g8, $0x2f892b56)
CONSTANT(g9, $0xac2250bd)
CONSTANT(log2e, $0x3fb8aa3b)
CONSTANT(shift, $0x4b400000)
CONSTANT(ln2, $0x3f317218)
CONSTANT(e2, $0x3f00035a)
CONSTANT(e3, $0x3e2b8e54)
CONSTANT(e4, $0x3d2912c1)
CONSTANT(lowest, $0xc2b00000)
CONSTANT(exponent, $127)

// FOLD adds the sixteen lanes of z, halves onto halves, into the lowest.
#define FOLD(z, y, x, yt, xt) \
	VEXTRACTF64X4 $1, z, yt     \
	VADDPS        yt, y, y      \
	VEXTRACTF128  $1, y, xt     \
	VADDPS        xt, x, x      \
	VPSHUFD       $0x4E, x, xt  \
	VADDPS        xt, x, x      \
	VPSHUFD       $0xB1, x, xt  \
	VADDPS        xt, x, x

// func dequantiseAVX512(y *float32, sums *int32, scales, bias *float32, n int, scale float32)
// n is a multiple of 16.
TEXT ·dequantiseAVX512(SB), NOSPLIT, $0-44
	MOVQ         y+0(FP), DI
	MOVQ         sums+8(FP), SI
	MOVQ         scales+16(FP), BX
	MOVQ         bias+24(FP), DX
	MOVQ         n+32(FP), CX
	VBROADCASTSS scale+40(FP), Z7
	XORQ         AX, AX

values:
	VCVTDQ2PS (SI)(AX*4), Z0
	VMULPS    (BX)(AX*4), Z7, Z1
	VMULPS    Z1, Z0, Z0
	VADDPS    (DX)(AX*4), Z0, Z0
	VMOVUPS   Z0, (DI)(AX*4)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       values
	VZEROUPPER
	RET

// func addDequantisedAVX512(x *float32, sums *int32, scales, bias *float32, n int, scale float32)
// n is a multiple of 16.
TEXT ·addDequantisedAVX512(SB), NOSPLIT, $0-44
	MOVQ         x+0(FP), DI
	MOVQ         sums+8(FP), SI
	MOVQ         scales+16(FP), BX
	MOVQ         bias+24(FP), DX
	MOVQ         n+32(FP), CX
	VBROADCASTSS scale+40(FP), Z7
	XORQ         AX, AX

added:
	VCVTDQ2PS (SI)(AX*4), Z0
	VMULPS    (BX)(AX*4), Z7, Z1
	VMULPS    Z1, Z0, Z0
	VADDPS    (DX)(AX*4), Z0, Z0
	VADDPS    (DI)(AX*4), Z0, Z0
	VMOVUPS   Z0, (DI)(AX*4)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       added
	VZEROUPPER
	RET

// func normaliseAVX512(x, gain, bias *float32, n int, epsilon float32)
// n is a multiple of 16.
TEXT ·normaliseAVX512(SB), NOSPLIT, $0-36
	MOVQ       x+0(FP), DI
	MOVQ       gain+8(FP), BX
	MOVQ       bias+16(FP), DX
	MOVQ       n+24(FP), CX
	VXORPS     X13, X13, X13
	VCVTSI2SSQ CX, X13, X13 // n
	VPXORD     Z0, Z0, Z0
	XORQ       AX, AX

sum:
	VADDPS       (DI)(AX*4), Z0, Z0
	ADDQ         $16, AX
	CMPQ         AX, CX
	JLT          sum
	FOLD(Z0, Y0, X0, Y2, X2)
	VDIVSS       X13, X0, X0
	VBROADCASTSS X0, Z12      // mean
	VPXORD       Z0, Z0, Z0
	XORQ         AX, AX

square:
	VMOVUPS (DI)(AX*4), Z2
	VSUBPS  Z12, Z2, Z2
	VMULPS  Z2, Z2, Z2
	VADDPS  Z2, Z0, Z0
	ADDQ    $16, AX
	CMPQ    AX, CX
	JLT     square
	FOLD(Z0, Y0, X0, Y2, X2)
	VDIVSS  X13, X0, X0       // variance
	VADDSS  epsilon+32(FP), X0, X0
	VSQRTSS X0, X0, X0
	MOVL    $0x3f800000, AX
	VMOVD   AX, X1
	VDIVSS  X0, X1, X0
	VBROADCASTSS X0, Z13      // 1/√(variance+ε)
	XORQ    AX, AX

scaled:
	VMOVUPS (DI)(AX*4), Z2
	VSUBPS  Z12, Z2, Z2
	VMULPS  Z13, Z2, Z2
	VMULPS  (BX)(AX*4), Z2, Z2
	VADDPS  (DX)(AX*4), Z2, Z2
	VMOVUPS Z2, (DI)(AX*4)
	ADDQ    $16, AX
	CMPQ    AX, CX
	JLT     scaled
	VZEROUPPER
	RET

// func roundBytesAVX512(q *int8, x *float32, n int, inverse float32, zero int32)
// n is a multiple of 16: multiply, round to even, add zero and narrow to bytes.
TEXT ·roundBytesAVX512(SB), NOSPLIT, $0-32
	MOVQ         q+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Z7
	MOVL         zero+28(FP), AX
	VPBROADCASTD AX, Z6
	XORQ         AX, AX

bytes:
	VMULPS    (SI)(AX*4), Z7, Z0
	VCVTPS2DQ Z0, Z0
	VPADDD    Z6, Z0, Z0
	VPMOVDB   Z0, (DI)(AX*1)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       bytes
	VZEROUPPER
	RET

// func boundsAVX512(x *float32, n int) (low, high float32)
// The least and the greatest of n values, a multiple of 16, and zero.
TEXT ·boundsAVX512(SB), NOSPLIT, $0-24
	MOVQ   x+0(FP), SI
	MOVQ   n+8(FP), CX
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1

more:
	VMOVUPS (SI), Z4
	VMINPS  Z4, Z0, Z0
	VMAXPS  Z4, Z1, Z1
	ADDQ    $64, SI
	SUBQ    $16, CX
	JNZ     more
	VEXTRACTF64X4 $1, Z0, Y2
	VEXTRACTF64X4 $1, Z1, Y3
	VMINPS       Y2, Y0, Y0
	VMAXPS       Y3, Y1, Y1
	VEXTRACTF128 $1, Y0, X2
	VEXTRACTF128 $1, Y1, X3
	VMINPS       X2, X0, X0
	VMAXPS       X3, X1, X1
	VPSHUFD      $0x4E, X0, X2
	VPSHUFD      $0x4E, X1, X3
	VMINPS       X2, X0, X0
	VMAXPS       X3, X1, X1
	VPSHUFD      $0xB1, X0, X2
	VPSHUFD      $0xB1, X1, X3
	VMINPS       X2, X0, X0
	VMAXPS       X3, X1, X1
	VMOVSS       X0, low+16(FP)
	VMOVSS       X1, high+20(FP)
	VZEROUPPER
	RET

// func dotAVX512(a, b *float32, n int) float32
// n is a multiple of 16.
TEXT ·dotAVX512(SB), NOSPLIT, $0-28
	MOVQ   a+0(FP), SI
	MOVQ   b+8(FP), DI
	MOVQ   n+16(FP), CX
	VPXORD Z0, Z0, Z0

product:
	VMOVUPS (SI), Z2
	VMULPS  (DI), Z2, Z2
	VADDPS  Z2, Z0, Z0
	ADDQ    $64, SI
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNZ     product
	FOLD(Z0, Y0, X0, Y2, X2)
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// BOUND writes x within the limits, which Z16 and Z17 hold, into y, and its square into u.
#define BOUND(x, y, u) \
	VMOVUPS x, y      \
	VMAXPS  Z17, y, y \
	VMINPS  Z16, y, y \
	VMULPS  y, y, u

// FOUR is a step of Horner's rule for four vectors: they go on side by side, since
// each waits for the step before. Squares are in Z0 to Z3.
#define FOUR(c) \
	VMULPS Z0, Z4, Z4 \
	VMULPS Z1, Z5, Z5 \
	VMULPS Z2, Z6, Z6 \
	VMULPS Z3, Z7, Z7 \
	VADDPS c, Z4, Z4  \
	VADDPS c, Z5, Z5  \
	VADDPS c, Z6, Z6  \
	VADDPS c, Z7, Z7

#define STEP(c) \
	VMULPS Z0, Z4, Z4 \
	VADDPS c, Z4, Z4

// SHARE stores x·(y·p + ½); Z15 holds ½.
#define SHARE(x, y, p) \
	VMULPS  y, p, p   \
	VADDPS  Z15, p, p \
	VMULPS  x, p, p   \
	VMOVUPS p, x

// func geluAVX512(x *float32, n int)
// n is a multiple of 16.
TEXT ·geluAVX512(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS half<>(SB), Z15
	VBROADCASTSS limit<>(SB), Z16
	VBROADCASTSS minusLimit<>(SB), Z17
	VBROADCASTSS g0<>(SB), Z18
	VBROADCASTSS g1<>(SB), Z19
	VBROADCASTSS g2<>(SB), Z20
	VBROADCASTSS g3<>(SB), Z21
	VBROADCASTSS g4<>(SB), Z22
	VBROADCASTSS g5<>(SB), Z23
	VBROADCASTSS g6<>(SB), Z24
	VBROADCASTSS g7<>(SB), Z25
	VBROADCASTSS g8<>(SB), Z26
	VBROADCASTSS g9<>(SB), Z27
	SUBQ         $64, CX
	JL           rest

next:
	BOUND((DI), Z8, Z0)
	BOUND(64(DI), Z9, Z1)
	BOUND(128(DI), Z10, Z2)
	BOUND(192(DI), Z11, Z3)
	VMOVAPS Z27, Z4
	VMOVAPS Z27, Z5
	VMOVAPS Z27, Z6
	VMOVAPS Z27, Z7
	FOUR(Z26)
	FOUR(Z25)
	FOUR(Z24)
	FOUR(Z23)
	FOUR(Z22)
	FOUR(Z21)
	FOUR(Z20)
	FOUR(Z19)
	FOUR(Z18)
	SHARE((DI), Z8, Z4)
	SHARE(64(DI), Z9, Z5)
	SHARE(128(DI), Z10, Z6)
	SHARE(192(DI), Z11, Z7)
	ADDQ    $256, DI
	SUBQ    $64, CX
	JGE     next

rest:
	ADDQ $64, CX
	JZ   done

single:
	BOUND((DI), Z8, Z0)
	VMOVAPS Z27, Z4
	STEP(Z26)
	STEP(Z25)
	STEP(Z24)
	STEP(Z23)
	STEP(Z22)
	STEP(Z21)
	STEP(Z20)
	STEP(Z19)
	STEP(Z18)
	SHARE((DI), Z8, Z4)
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNZ     single

done:
	VZEROUPPER
	RET

// EXP writes e^x into n; x, r and p are overwritten. Z8 to Z14 hold log2e,
// shift, ln2, e4, e3, e2 and one, Z20 and Z21 lowest and exponent.
#define EXP(x, n, r, p) \
	VMAXPS Z20, x, x   \
	VMULPS Z8, x, n    \
	VADDPS Z9, n, n    \
	VSUBPS Z9, n, p    \
	VMULPS Z10, p, p   \
	VSUBPS p, x, r     \
	VMULPS Z11, r, p   \
	VADDPS Z12, p, p   \
	VMULPS r, p, p     \
	VADDPS Z13, p, p   \
	VMULPS r, p, p     \
	VADDPS Z14, p, p   \
	VMULPS r, p, p     \
	VADDPS Z14, p, p   \
	VPADDD Z21, n, n   \
	VPSLLD $23, n, n   \
	VMULPS n, p, n

// func softmaxAVX512(x *float32, n int)
// n is a multiple of 16.
TEXT ·softmaxAVX512(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX
	VMOVUPS (DI), Z15
	MOVQ    DI, SI
	MOVQ    CX, DX

top:
	VMAXPS        (SI), Z15, Z15
	ADDQ          $64, SI
	SUBQ          $16, DX
	JNZ           top
	VEXTRACTF64X4 $1, Z15, Y0
	VMAXPS        Y0, Y15, Y15
	VEXTRACTF128  $1, Y15, X0
	VMAXPS        X0, X15, X15
	VPSHUFD       $0x4E, X15, X0
	VMAXPS        X0, X15, X15
	VPSHUFD       $0xB1, X15, X0
	VMAXPS        X0, X15, X15
	VBROADCASTSS  X15, Z15

	VBROADCASTSS log2e<>(SB), Z8
	VBROADCASTSS shift<>(SB), Z9
	VBROADCASTSS ln2<>(SB), Z10
	VBROADCASTSS e4<>(SB), Z11
	VBROADCASTSS e3<>(SB), Z12
	VBROADCASTSS e2<>(SB), Z13
	VBROADCASTSS one<>(SB), Z14
	VBROADCASTSS lowest<>(SB), Z20
	VBROADCASTSS exponent<>(SB), Z21
	VPXORD       Z22, Z22, Z22 // the sum
	MOVQ         DI, SI
	MOVQ         CX, DX
	SUBQ         $32, DX
	JL           last

powers:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z4
	VSUBPS  Z15, Z0, Z0
	VSUBPS  Z15, Z4, Z4
	EXP(Z0, Z1, Z2, Z3)
	EXP(Z4, Z5, Z6, Z7)
	VMOVUPS Z1, (SI)
	VMOVUPS Z5, 64(SI)
	VADDPS  Z1, Z22, Z22
	VADDPS  Z5, Z22, Z22
	ADDQ    $128, SI
	SUBQ    $32, DX
	JGE     powers

last:
	ADDQ    $32, DX
	JZ      fold
	VMOVUPS (SI), Z0
	VSUBPS  Z15, Z0, Z0
	EXP(Z0, Z1, Z2, Z3)
	VMOVUPS Z1, (SI)
	VADDPS  Z1, Z22, Z22

fold:
	VMOVAPS      Z22, Z0
	FOLD(Z0, Y0, X0, Y1, X1)
	VDIVSS       X0, X14, X0
	VBROADCASTSS X0, Z0

share:
	VMULPS  (DI), Z0, Z1
	VMOVUPS Z1, (DI)
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNZ     share
	VZEROUPPER
	RET
