/* id: 11
 * family: compile
 * attack: thousands of errors
 * class: compile
 * expect: CE */
#define E1 undeclared_a; undeclared_b; undeclared_c; undeclared_d; undeclared_e; undeclared_f;
#define F(name) int name(void) { E1 E1 E1 E1 E1 E1 E1 E1 return undeclared_##name; }
#define G(name) F(name##0) F(name##1) F(name##2) F(name##3) F(name##4) F(name##5) F(name##6) F(name##7)
#define H(name) G(name##0) G(name##1) G(name##2) G(name##3) G(name##4) G(name##5) G(name##6) G(name##7)
#define I(name) H(name##0) H(name##1) H(name##2) H(name##3) H(name##4) H(name##5) H(name##6) H(name##7)
I(a) I(b) I(c) I(d) I(e) I(f) I(g) I(h)
