#include "textflag.h"

// Loops over a row for AVX2: the steps of the functions of the same name in
// float.go and loops.go, in the same order, without fusing.

// func dequantiseAVX2(y *float32, sums *int32, scales, bias *float32, n int, scale float32)
// n is a multiple of 8.
TEXT ·dequantiseAVX2(SB), NOSPLIT, $0-44
	MOVQ         y+0(FP), DI
	MOVQ         sums+8(FP), SI
	MOVQ         scales+16(FP), BX
	MOVQ         bias+24(FP), DX
	MOVQ         n+32(FP), CX
	VBROADCASTSS scale+40(FP), Y7

values:
	VCVTDQ2PS (SI), Y0
	VMULPS    (BX), Y7, Y1
	VMULPS    Y1, Y0, Y0
	VADDPS    (DX), Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $32, SI
	ADDQ      $32, BX
	ADDQ      $32, DX
	ADDQ      $32, DI
	SUBQ      $8, CX
	JNZ       values
	VZEROUPPER
	RET

// func addDequantisedAVX2(x *float32, sums *int32, scales, bias *float32, n int, scale float32)
// n is a multiple of 8.
TEXT ·addDequantisedAVX2(SB), NOSPLIT, $0-44
	MOVQ         x+0(FP), DI
	MOVQ         sums+8(FP), SI
	MOVQ         scales+16(FP), BX
	MOVQ         bias+24(FP), DX
	MOVQ         n+32(FP), CX
	VBROADCASTSS scale+40(FP), Y7

added:
	VCVTDQ2PS (SI), Y0
	VMULPS    (BX), Y7, Y1
	VMULPS    Y1, Y0, Y0
	VADDPS    (DX), Y0, Y0
	VADDPS    (DI), Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $32, SI
	ADDQ      $32, BX
	ADDQ      $32, DX
	ADDQ      $32, DI
	SUBQ      $8, CX
	JNZ       added
	VZEROUPPER
	RET

// FOLD adds the sixteen lanes of a and b, halves onto halves, into the lowest of a.
#define FOLD(a, xa, b, xt) \
	VADDPS       b, a, a       \
	VEXTRACTF128 $1, a, xt     \
	VADDPS       xt, xa, xa    \
	VPSHUFD      $0x4E, xa, xt \
	VADDPS       xt, xa, xa    \
	VPSHUFD      $0xB1, xa, xt \
	VADDPS       xt, xa, xa

// func normaliseAVX2(x, gain, bias *float32, n int, epsilon float32)
// n is a multiple of 16.
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-36
	MOVQ       x+0(FP), DI
	MOVQ       gain+8(FP), BX
	MOVQ       bias+16(FP), DX
	MOVQ       n+24(FP), CX
	VXORPS     X13, X13, X13
	VCVTSI2SSQ CX, X13, X13 // n
	VXORPS     Y0, Y0, Y0
	VXORPS     Y1, Y1, Y1
	MOVQ       DI, SI
	MOVQ       CX, AX

sum:
	VADDPS       (SI), Y0, Y0
	VADDPS       32(SI), Y1, Y1
	ADDQ         $64, SI
	SUBQ         $16, AX
	JNZ          sum
	FOLD(Y0, X0, Y1, X2)
	VDIVSS       X13, X0, X0
	VBROADCASTSS X0, Y12    // mean
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1
	MOVQ         DI, SI
	MOVQ         CX, AX

square:
	VMOVUPS (SI), Y2
	VMOVUPS 32(SI), Y3
	VSUBPS  Y12, Y2, Y2
	VSUBPS  Y12, Y3, Y3
	VMULPS  Y2, Y2, Y2
	VMULPS  Y3, Y3, Y3
	VADDPS  Y2, Y0, Y0
	VADDPS  Y3, Y1, Y1
	ADDQ    $64, SI
	SUBQ    $16, AX
	JNZ     square
	FOLD(Y0, X0, Y1, X2)
	VDIVSS  X13, X0, X0     // variance
	VADDSS  epsilon+32(FP), X0, X0
	VSQRTSS X0, X0, X0
	MOVL    $0x3f800000, AX
	VMOVD   AX, X1
	VDIVSS  X0, X1, X0
	VBROADCASTSS X0, Y13    // 1/√(variance+ε)

scaled:
	VMOVUPS (DI), Y2
	VSUBPS  Y12, Y2, Y2
	VMULPS  Y13, Y2, Y2
	VMULPS  (BX), Y2, Y2
	VADDPS  (DX), Y2, Y2
	VMOVUPS Y2, (DI)
	ADDQ    $32, DI
	ADDQ    $32, BX
	ADDQ    $32, DX
	SUBQ    $8, CX
	JNZ     scaled
	VZEROUPPER
	RET

DATA magnitude<>+0(SB)/4, $0x7fffffff
GLOBL magnitude<>(SB), RODATA|NOPTR, $4

// func largestAVX2(x *float32, n int) float32
// n is a multiple of 16.
TEXT ·largestAVX2(SB), NOSPLIT, $0-20
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS magnitude<>(SB), Y7
	VXORPS       Y0, Y0, Y0
	VXORPS       Y2, Y2, Y2

more:
	VANDPS       (SI), Y7, Y1
	VANDPS       32(SI), Y7, Y3
	VMAXPS       Y1, Y0, Y0
	VMAXPS       Y3, Y2, Y2
	ADDQ         $64, SI
	SUBQ         $16, CX
	JNZ          more
	VMAXPS       Y2, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0x4E, X0, X1
	VMAXPS       X1, X0, X0
	VPSHUFD      $0xB1, X0, X1
	VMAXPS       X1, X0, X0
	VMOVSS       X0, ret+16(FP)
	VZEROUPPER
	RET

// func roundWordsAVX2(q *int16, x *float32, n int, inverse float32)
// Sixteen at a time: multiply, round to even, and pack to words in order.
TEXT ·roundWordsAVX2(SB), NOSPLIT, $0-28
	MOVQ         q+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y7

pack16:
	VMULPS    (SI), Y7, Y0
	VMULPS    32(SI), Y7, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ    $0xD8, Y0, Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $64, SI
	ADDQ      $32, DI
	SUBQ      $16, CX
	JNZ       pack16
	VZEROUPPER
	RET

// func roundBytesAVX2(q *int8, x *float32, n int, inverse float32) int32
// Sixteen at a time: multiply, round to even, and pack to bytes in order; the
// result is the sum of the bytes.
TEXT ·roundBytesAVX2(SB), NOSPLIT, $0-36
	MOVQ         q+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y7
	VPXOR        Y6, Y6, Y6

bytes16:
	VMULPS       (SI), Y7, Y0
	VMULPS       32(SI), Y7, Y1
	VCVTPS2DQ    Y0, Y0
	VCVTPS2DQ    Y1, Y1
	VPADDD       Y0, Y6, Y6
	VPADDD       Y1, Y6, Y6
	VPACKSSDW    Y1, Y0, Y0
	VPERMQ       $0xD8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB    X1, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $64, SI
	ADDQ         $16, DI
	SUBQ         $16, CX
	JNZ          bytes16
	VEXTRACTI128 $1, Y6, X1
	VPADDD       X1, X6, X6
	VPSHUFD      $0x4E, X6, X1
	VPADDD       X1, X6, X6
	VPSHUFD      $0xB1, X6, X1
	VPADDD       X1, X6, X6
	VMOVD        X6, AX
	MOVL         AX, ret+32(FP)
	VZEROUPPER
	RET

// func addScaledAVX2(y, x *float32, n int, a float32)
// n is a multiple of 8.
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-28
	MOVQ         y+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS a+24(FP), Y0

eight:
	VMULPS  (SI), Y0, Y1
	VADDPS  (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     eight
	VZEROUPPER
	RET
