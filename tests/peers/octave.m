% Runs an exported MATLAB function in Octave: octave-cli octave.m FOLDER FUNCTION TIMES.txt OUT.csv
arguments = argv();
addpath(arguments{1});
times = load(arguments{3});
[t, y, x, names] = feval(arguments{2}, times);
m = feval(arguments{2}, 'model');
% The analytic Jacobian against central differences, at a state where every species is there.
z = 0.5 + (1:numel(m.x0))' / numel(m.x0);
J = full(m.J(0, z));
D = zeros(size(J));
for i = 1:numel(z)
  e = zeros(size(z)); e(i) = 1e-5;
  D(:, i) = (m.f(0, z + e) - m.f(0, z - e)) / 2e-5;
end
printf('%.17g\n', max(abs(J(:) - D(:))) / max(1, max(abs(J(:)))));
file = fopen(arguments{4}, 'w');
for i = 1:numel(t)
  fprintf(file, '%.17g,', [t(i), y(i, :)]);
  fprintf(file, '%.17g,', x(i, 1:end-1));
  fprintf(file, '%.17g\n', x(i, end));
end
fclose(file);
