/** Texts of the networks people share most, the examples, and names that reactions and neurons often have. */
const WORDS = `One unit, y = max(0, x): the smallest network, and the part all others are made of.
Vasic et al., ICML 2020, Section 3.1, reactions (1)–(2)
ReLU
The smaller of two numbers, min(a, b) = a − ReLU(a − b), with a skip connection that brings a to the output.
Textbook identity; Vasic et al., ICML 2020, Section 2, compute it on single concentrations as A + B → C
min
The larger of two numbers, max(a, b) = ReLU(a − b) + b, where b passes as ReLU(b) − ReLU(−b).
Textbook identity
max of two
The absolute value of a number, |x| = ReLU(x) + ReLU(−x).
|x|
Exclusive or of two bits, ReLU(a − b) + ReLU(b − a): 1 when exactly one input is 1, else 0.
Minsky and Papert, Perceptrons, 1969: out of reach without a hidden layer
XOR
Says whether a point lies inside a heart; 4,000 rows for training, 1,000 for validation, 1,000 for the test.
Points drawn at random; the curve (x² + y² − 1)³ = x²y³. Weights trained by Dualrail.
npm run --silent dualrail -- train --data heart --hidden 16,16 --epochs 200 --restarts 3 --seed 3 -o heart.dualrail.json
training 3922 of 4000 (98.05 %), validation 977 of 1000 (97.70 %), test 980 of 1000 (98.00 %)
Heart 2-16-16-2
Reads handwritten digits of 6 × 6 pixels (2 pixels cut off at each side, the rest averaged in blocks); 50,000 rows for training, 10,000 for validation, 10,000 for the test.
MNIST: LeCun et al. 1998, doi:10.1109/5.726791; weights trained by Dualrail.
npm run --silent dualrail -- train --data mnist:FOLDER --hidden 20 --epochs 80 --rate 0.003 --rate-end 0.00002 --loss squareHinge --ternary 0.5 --shift 0 --warp 0 --shrink 4 --margin 2 --seed 1 -o mnist.dualrail.json
training 42385 of 50000 (84.77 %), validation 8640 of 10000 (86.40 %), test 8590 of 10000 (85.90 %)
MNIST 36-20-10
Tells four respiratory viruses apart from the expression of ten genes; 558 rows for training, 35 for validation, 105 for the test. Each study has one virus, so a network may recognise the study instead of the virus (confounded), and the samples of one subject lie in several parts, which flatters the test accuracy. The example inputs are synthetic draws from the mean and covariance of each class, no patients.
Gene Expression Omnibus, series GSE73072; ten genes as in Vasic et al., ICML 2020, arXiv 2003.13720; weights trained by Dualrail.
npm run --silent dualrail -- train --data virus:FOLDER --hidden 32 --seed 1 -o virus.dualrail.json
training 542 of 558 (97.13 %), validation 35 of 35 (100.00 %), test 101 of 105 (96.19 %)
Virus 10-32-4
Reads handwritten digits of 14 × 14 pixels; 50,000 rows for training, 10,000 for validation, 10,000 for the test.
npm run --silent dualrail -- train --data mnist:FOLDER --hidden 512,512 --epochs 200 --rate 0.05 --rate-end 0.0003 --loss crossEntropy --shift 1 --warp 0.1 --seed 1 -o mnist.dualrail.json
training 49815 of 50000 (99.63 %), validation 9866 of 10000 (98.66 %), test 9854 of 10000 (98.54 %)
MNIST 196-512-512-10
Two inputs, three ReLU units, one output: the example the paper compiles by hand.
Vasic et al., ICML 2020, Figure 1
Figure 1
Tells three kinds of iris apart from four measurements in centimetres. Trained and tested on the same 150 flowers, as in the paper.
Flowers: R. A. Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x, in the UCI variant. Network: Vasic et al., ICML 2020, arXiv 2003.13720, section 4; weights trained by Dualrail.
npm run --silent dualrail -- train --data iris --hidden 3 --ternary 0.3 --restarts 40 --seed 1 -o iris.dualrail.json
training 147 of 150 (98.00 %)
Iris 4-3-3
npm run --silent dualrail -- train --data iris --hidden 8 --seed 140 -o iris.dualrail.json
training 149 of 150 (99.33 %)
Iris 4-8-3
LeCun et al., Gradient-based learning
#! name "
A + B -> C; X1_p X1_m X2_p X2_m Y1_p Y1_m H1_1_p H1_1_m M1_1 I1_1_p I1_1_m W init X1p X1m Y1p Y1m H11p H11m M11 I11p I11m
zero one two three four five six seven eight nine h1 h2 h3 h4 h5 h6 h7 h8 x5 x6 x7 x8 x9 x10 y4 y5 y6 y7 y8 y9 0123456789
setosa versicolor virginica flower 51`;

/**
 * How packed parts begin and go on: two small networks with their states, as `pack` writes them. What a link has in
 * common with them costs it next to nothing.
 */
const SAMPLES = `
  0604010603060308556e7469746c65644206044a0607060308556e7469746c65644d06064e834f0503030141030142030143
  500c03000000460b03010000510b03010000520a03010d530603550b04000402024d0b040002010456090401010101540603
  550b04000202044d0b04040101025609040101010157090301010158090300000059050024031341202b2042202d3e20433b
  2041202d3e20420a4b004c050008060002000306072c05002d002e802f060530040231013200330402348035060620b22107
  880122078a0136060137040b3b0782043c003d04073e04010406053f040f4006030901410142014301440045050006040106
  030603084669677572652031080600070603090502041c041d0a050206040c04000d060311821283130a0600070e05000f09
  0300000006040c04010d060311831281130a0300030e05000f0901000b0501041b0206031282130902030129050106010603
  0e7831203d20332c207832203d20310306072c080203012d802e802f060530040231013200330402348035060620b2210788
  0122078a0136060137040b3b0782043c003d04073e04010406053f040f400603090141014201430144004505000604010606
  06030a4972697320342d382d33150603160804ff612cf9c5925f1740ff3ddf4f8d976e0840ff7e304fd4bf110e40fffd3742
  19bd2df33f170804ff180a3241de68ea3fff7dcc1e214aa8db3fffdd9c3c7fef22fc3fff165b3846f056e83f100504042404
  24042404241907ff000000609ea0c63f230605240383012503b30126035a270784900128031d080600070603090504030c53
  6570616c206c656e677468030b536570616c207769647468030c506574616c206c656e677468030b506574616c2077696474
  680a050206040c04000d060311841288130a2000f00da2aa0e05000f090888f23fa8d51c88ca4087ab0a87d30aa8971ca8dd
  0ea8eb1f06040c04010d060311881283130a1800613a8e0e05000f0903a7f03a879523a7a8220b050303067365746f736103
  0a7665727369636f6c6f72030976697267696e696361020603128413090485338523850e85022905010602060308666c6f77
  657220312a03067365746f73610306072c080485338523850e85022d802e802f060530040231013200330402348035060620
  b22107880122078a0136060137040b3b0782043c003d04083e04010406053f040f40060309014101420143014400450500`.replace(
  /\s/g,
  "",
);

/**
 * The bytes that links of version 1 are deflated with (RFC 1951, a preset dictionary). FROZEN: they decide what
 * every such link says.
 */
export function dictionary1(): Uint8Array {
  const words = new TextEncoder().encode(WORDS);
  const samples = Uint8Array.from(SAMPLES.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const all = new Uint8Array(words.length + samples.length);
  all.set(words);
  all.set(samples, words.length);
  return all;
}
