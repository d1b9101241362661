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

// func boundsAVX2(x *float32, n int) (low, high float32)
// The least and the greatest of n values, a multiple of 16, and zero.
TEXT ·boundsAVX2(SB), NOSPLIT, $0-24
	MOVQ   x+0(FP), SI
	MOVQ   n+8(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

more:
	VMOVUPS      (SI), Y4
	VMOVUPS      32(SI), Y5
	VMINPS       Y4, Y0, Y0
	VMAXPS       Y4, Y1, Y1
	VMINPS       Y5, Y2, Y2
	VMAXPS       Y5, Y3, Y3
	ADDQ         $64, SI
	SUBQ         $16, CX
	JNZ          more
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

// func roundBytesAVX2(q *int8, x *float32, n int, inverse float32, zero int32)
// Thirty-two at a time, sixteen at the end: multiply, round to even, add zero
// and pack to bytes in order.
TEXT ·roundBytesAVX2(SB), NOSPLIT, $0-32
	MOVQ         q+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y7
	MOVL         zero+28(FP), AX
	VMOVD        AX, X6
	VPBROADCASTD X6, Y6
	SUBQ         $32, CX
	JL           bytes16

bytes32:
	VMULPS    (SI), Y7, Y0
	VMULPS    32(SI), Y7, Y1
	VMULPS    64(SI), Y7, Y2
	VMULPS    96(SI), Y7, Y3
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VPADDD    Y6, Y0, Y0
	VPADDD    Y6, Y1, Y1
	VPADDD    Y6, Y2, Y2
	VPADDD    Y6, Y3, Y3
	VPACKSSDW Y1, Y0, Y0
	VPACKSSDW Y3, Y2, Y2
	VPACKUSWB Y2, Y0, Y0
	VMOVDQU   order<>(SB), Y4
	VPERMD    Y0, Y4, Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $128, SI
	ADDQ      $32, DI
	SUBQ      $32, CX
	JGE       bytes32

bytes16:
	ADDQ         $32, CX
	JZ           rounded
	VMULPS       (SI), Y7, Y0
	VMULPS       32(SI), Y7, Y1
	VCVTPS2DQ    Y0, Y0
	VCVTPS2DQ    Y1, Y1
	VPADDD       Y6, Y0, Y0
	VPADDD       Y6, Y1, Y1
	VPACKSSDW    Y1, Y0, Y0
	VPERMQ       $0xD8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKUSWB    X1, X0, X0
	VMOVDQU      X0, (DI)

rounded:
	VZEROUPPER
	RET

DATA order<>+0(SB)/4, $0
DATA order<>+4(SB)/4, $4
DATA order<>+8(SB)/4, $1
DATA order<>+12(SB)/4, $5
DATA order<>+16(SB)/4, $2
DATA order<>+20(SB)/4, $6
DATA order<>+24(SB)/4, $3
DATA order<>+28(SB)/4, $7
GLOBL order<>(SB), RODATA|NOPTR, $32

// func dotAVX2(a, b *float32, n int) float32
// n is a multiple of 16.
TEXT ·dotAVX2(SB), NOSPLIT, $0-28
	MOVQ   a+0(FP), SI
	MOVQ   b+8(FP), DI
	MOVQ   n+16(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

product:
	VMOVUPS (SI), Y2
	VMOVUPS 32(SI), Y3
	VMULPS  (DI), Y2, Y2
	VMULPS  32(DI), Y3, Y3
	VADDPS  Y2, Y0, Y0
	VADDPS  Y3, Y1, Y1
	ADDQ    $64, SI
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNZ     product
	FOLD(Y0, X0, Y1, X2)
	VMOVSS  X0, ret+24(FP)
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
