#include "textflag.h"

// Attention for AVX2. Every element is a sum of products in a fixed order, one
// product and one addition at a time; the lanes are different elements.

// SCORE adds q times sixteen keys to a and b: Y8 and Y9 hold the keys.
#define SCORE(q, a, b) \
	VBROADCASTSS q, Y10      \
	VMULPS       Y10, Y8, Y11 \
	VMULPS       Y10, Y9, Y12 \
	VADDPS       Y11, a, a   \
	VADDPS       Y12, b, b

// func scores4AVX2(out *float32, ostride uintptr, q *float32, qstride uintptr, keys *float32, kstride uintptr, size, panels int)
// Four rows of q against panels of sixteen keys: keys has one row for each of
// the size elements of q.
TEXT ·scores4AVX2(SB), NOSPLIT, $0-64
	MOVQ out+0(FP), DI
	MOVQ ostride+8(FP), DX
	MOVQ qstride+24(FP), R8
	MOVQ keys+32(FP), BX
	MOVQ kstride+40(FP), R9
	MOVQ panels+56(FP), R12
	LEAQ (R8)(R8*2), R10
	LEAQ (DX)(DX*2), R11

panel4:
	MOVQ   q+16(FP), SI
	MOVQ   BX, AX
	MOVQ   size+48(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

element4:
	VMOVUPS (AX), Y8
	VMOVUPS 32(AX), Y9
	SCORE((SI), Y0, Y1)
	SCORE((SI)(R8*1), Y2, Y3)
	SCORE((SI)(R8*2), Y4, Y5)
	SCORE((SI)(R10*1), Y6, Y7)
	ADDQ    $4, SI
	ADDQ    R9, AX
	DECQ    CX
	JNZ     element4
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (DI)(DX*1)
	VMOVUPS Y3, 32(DI)(DX*1)
	VMOVUPS Y4, (DI)(DX*2)
	VMOVUPS Y5, 32(DI)(DX*2)
	VMOVUPS Y6, (DI)(R11*1)
	VMOVUPS Y7, 32(DI)(R11*1)
	ADDQ    $64, BX
	ADDQ    $64, DI
	DECQ    R12
	JNZ     panel4
	VZEROUPPER
	RET

// func scores1AVX2(out, q, keys *float32, kstride uintptr, size, panels int)
TEXT ·scores1AVX2(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ keys+16(FP), BX
	MOVQ kstride+24(FP), R9
	MOVQ panels+40(FP), R12

panel1:
	MOVQ   q+8(FP), SI
	MOVQ   BX, AX
	MOVQ   size+32(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

element1:
	VMOVUPS (AX), Y8
	VMOVUPS 32(AX), Y9
	SCORE((SI), Y0, Y1)
	ADDQ    $4, SI
	ADDQ    R9, AX
	DECQ    CX
	JNZ     element1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, BX
	ADDQ    $64, DI
	DECQ    R12
	JNZ     panel1
	VZEROUPPER
	RET

// VALUE adds share times 32 elements of a value row, in Y8 to Y11.
#define VALUE(share, a, b, c, d) \
	VBROADCASTSS share, Y12   \
	VMULPS       Y12, Y8, Y13  \
	VMULPS       Y12, Y9, Y14  \
	VADDPS       Y13, a, a    \
	VADDPS       Y14, b, b    \
	VMULPS       Y12, Y10, Y13 \
	VMULPS       Y12, Y11, Y14 \
	VADDPS       Y13, c, c    \
	VADDPS       Y14, d, d

#define VALUES \
	VMOVUPS (BX), Y8    \
	VMOVUPS 32(BX), Y9  \
	VMOVUPS 64(BX), Y10 \
	VMOVUPS 96(BX), Y11

// func mix2AVX2(out *float32, ostride uintptr, share *float32, sstride uintptr, v *float32, vstride uintptr, n int)
// Adds to 32 elements of two rows of out the n value rows, each times its share.
TEXT ·mix2AVX2(SB), NOSPLIT, $0-56
	MOVQ    out+0(FP), DI
	MOVQ    ostride+8(FP), DX
	MOVQ    share+16(FP), SI
	MOVQ    sstride+24(FP), R8
	MOVQ    v+32(FP), BX
	MOVQ    vstride+40(FP), R9
	MOVQ    n+48(FP), CX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	VMOVUPS (DI)(DX*1), Y4
	VMOVUPS 32(DI)(DX*1), Y5
	VMOVUPS 64(DI)(DX*1), Y6
	VMOVUPS 96(DI)(DX*1), Y7

row2:
	VALUES
	VALUE((SI), Y0, Y1, Y2, Y3)
	VALUE((SI)(R8*1), Y4, Y5, Y6, Y7)
	ADDQ    $4, SI
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row2
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VMOVUPS Y4, (DI)(DX*1)
	VMOVUPS Y5, 32(DI)(DX*1)
	VMOVUPS Y6, 64(DI)(DX*1)
	VMOVUPS Y7, 96(DI)(DX*1)
	VZEROUPPER
	RET

// func mix1AVX2(out, share, v *float32, vstride uintptr, n int)
TEXT ·mix1AVX2(SB), NOSPLIT, $0-40
	MOVQ    out+0(FP), DI
	MOVQ    share+8(FP), SI
	MOVQ    v+16(FP), BX
	MOVQ    vstride+24(FP), R9
	MOVQ    n+32(FP), CX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3

row1:
	VALUES
	VALUE((SI), Y0, Y1, Y2, Y3)
	ADDQ    $4, SI
	ADDQ    R9, BX
	DECQ    CX
	JNZ     row1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VZEROUPPER
	RET

// PAIRED loads four elements of rows k and k+4 side by side.
#define PAIRED(low, high, xy, y) \
	VMOVUPS     low, xy        \
	VINSERTF128 $1, high, y, y

// TURN4 turns Y0 to Y3 (four elements of eight rows) to four columns of eight at DI.
#define TURN4 \
	VUNPCKLPS Y1, Y0, Y4  \
	VUNPCKHPS Y1, Y0, Y5  \
	VUNPCKLPS Y3, Y2, Y6  \
	VUNPCKHPS Y3, Y2, Y7  \
	VUNPCKLPD Y6, Y4, Y0  \
	VUNPCKHPD Y6, Y4, Y1  \
	VUNPCKLPD Y7, Y5, Y2  \
	VUNPCKHPD Y7, Y5, Y3  \
	VMOVUPS   Y0, (DI)    \
	VMOVUPS   Y1, (DI)(DX*1) \
	VMOVUPS   Y2, (DI)(DX*2) \
	VMOVUPS   Y3, (DI)(R11*1)

// func turn8AVX2(keys *float32, kstride uintptr, rows *float32, rstride uintptr, fours int)
// Four times fours elements of eight rows become columns.
TEXT ·turn8AVX2(SB), NOSPLIT, $0-40
	MOVQ keys+0(FP), DI
	MOVQ kstride+8(FP), DX
	MOVQ rows+16(FP), SI
	MOVQ rstride+24(FP), R8
	MOVQ fours+32(FP), CX
	LEAQ (DX)(DX*2), R11
	LEAQ (R8)(R8*2), R9
	LEAQ (SI)(R8*4), BX

turn:
	PAIRED((SI), (BX), X0, Y0)
	PAIRED((SI)(R8*1), (BX)(R8*1), X1, Y1)
	PAIRED((SI)(R8*2), (BX)(R8*2), X2, Y2)
	PAIRED((SI)(R9*1), (BX)(R9*1), X3, Y3)
	TURN4
	ADDQ $16, SI
	ADDQ $16, BX
	LEAQ (DI)(DX*4), DI
	DECQ CX
	JNZ  turn
	VZEROUPPER
	RET
