/*
 * Integrates a mass-action CRN with SUNDIALS CVODE and prints one line of JSON.
 *
 *   cvode FILE gmres|klu|adams RTOL ATOL RUNS
 *
 * FILE is written by crnFile.ts. RUNS of its initial states are integrated one after the other; only the
 * calls of CVode() are timed. Printed: the median of their processor times, the work of the first run and
 * every output's value at the asked times for the first state.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_version.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunlinsol/sunlinsol_spgmr.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

/* A + B -> products or A -> products; every species is a reactant of at most one reaction. */
typedef struct {
  int32_t species, reactions, entries, outputs, times, states;
  double *time;     /* where the outputs are wanted, increasing */
  double *initial;  /* states x species */
  double *rate;     /* per reaction */
  double *amount;   /* per product entry: its coefficient */
  int32_t *first;   /* per reaction: its reactant */
  int32_t *second;  /* per reaction: its other reactant, -1 for none */
  int32_t *start;   /* reactions + 1: where a reaction's product entries begin */
  int32_t *product; /* per product entry: its species */
  int32_t *rails;   /* per output: its + and its - species */
  int32_t *reader;  /* per species: the reaction it is a reactant of, -1 for none */
  double *flux;     /* per reaction: scratch */
  /* The product entries once more, by species: reading fluxes is thrice as fast as adding to species. */
  int32_t *from;     /* species + 1: where a species' entries begin */
  int32_t *producer; /* per entry: its reaction */
  double *made;      /* per entry: its coefficient */
  bool *ones;        /* per species: every coefficient is 1, so that none need be loaded */
} Crn;

typedef struct {
  double seconds;
  long steps, sweeps; /* sweeps: right-hand sides and products of the Jacobian and a vector */
} Work;

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void check(int flag, const char *what) {
  if (flag < 0) {
    fprintf(stderr, "%s answered %d\n", what, flag);
    exit(1);
  }
}

static void *need(void *pointer, const char *what) {
  if (pointer == NULL) fail(what);
  return pointer;
}

static void *read_array(FILE *file, size_t size, size_t count) {
  void *array = need(malloc(size * (count > 0 ? count : 1)), "out of memory");
  if (fread(array, size, count, file) != count) fail("the CRN file is too short");
  return array;
}

static void *allocate(size_t size, size_t count) {
  return need(calloc(count > 0 ? count : 1, size), "out of memory");
}

/* Sorts the product entries by species and notes which reaction reads each species. */
static void index_by_species(Crn *crn) {
  crn->reader = allocate(sizeof(int32_t), crn->species);
  crn->flux = allocate(sizeof(double), crn->reactions);
  crn->from = allocate(sizeof(int32_t), crn->species + 1);
  crn->producer = allocate(sizeof(int32_t), crn->entries);
  crn->made = allocate(sizeof(double), crn->entries);
  crn->ones = allocate(sizeof(bool), crn->species);
  int32_t *next = allocate(sizeof(int32_t), crn->species);
  for (int e = 0; e < crn->entries; e++) crn->from[crn->product[e] + 1]++;
  for (int s = 0; s < crn->species; s++) {
    crn->reader[s] = -1;
    crn->ones[s] = true;
    crn->from[s + 1] += crn->from[s];
    next[s] = crn->from[s];
  }
  for (int r = 0; r < crn->reactions; r++) {
    crn->reader[crn->first[r]] = r;
    if (crn->second[r] >= 0) crn->reader[crn->second[r]] = r;
    for (int e = crn->start[r]; e < crn->start[r + 1]; e++) {
      const int s = crn->product[e];
      crn->producer[next[s]] = r;
      crn->made[next[s]++] = crn->amount[e];
      crn->ones[s] &= crn->amount[e] == 1;
    }
  }
  free(next);
}

static Crn read_crn(const char *path) {
  Crn crn;
  int32_t header[6];
  FILE *file = need(fopen(path, "rb"), "the CRN file cannot be opened");
  if (fread(header, sizeof *header, 6, file) != 6) fail("the CRN file is too short");
  crn.species = header[0];
  crn.reactions = header[1];
  crn.entries = header[2];
  crn.outputs = header[3];
  crn.times = header[4];
  crn.states = header[5];
  crn.time = read_array(file, sizeof(double), crn.times);
  crn.initial = read_array(file, sizeof(double), (size_t)crn.states * crn.species);
  crn.rate = read_array(file, sizeof(double), crn.reactions);
  crn.amount = read_array(file, sizeof(double), crn.entries);
  crn.first = read_array(file, sizeof(int32_t), crn.reactions);
  crn.second = read_array(file, sizeof(int32_t), crn.reactions);
  crn.start = read_array(file, sizeof(int32_t), crn.reactions + 1);
  crn.product = read_array(file, sizeof(int32_t), crn.entries);
  crn.rails = read_array(file, sizeof(int32_t), 2 * crn.outputs);
  fclose(file);
  index_by_species(&crn);
  return crn;
}

/* What species s gains from its producers: four sums, because one would wait for itself. */
static double gain(const Crn *crn, int s) {
  const double *flux = crn->flux;
  const int32_t *producer = crn->producer;
  int e = crn->from[s];
  const int end = crn->from[s + 1];
  double a = 0, b = 0, c = 0, d = 0;
  if (crn->ones[s]) {
    for (; e + 3 < end; e += 4) {
      a += flux[producer[e]];
      b += flux[producer[e + 1]];
      c += flux[producer[e + 2]];
      d += flux[producer[e + 3]];
    }
  }
  for (; e < end; e++) a += crn->made[e] * flux[producer[e]];
  return (a + b) + (c + d);
}

/* Turns the reactions' fluxes into the species' rates of change. */
static void collect(const Crn *crn, double *change) {
  for (int s = 0; s < crn->species; s++) {
    const int r = crn->reader[s];
    change[s] = gain(crn, s) - (r < 0 ? 0 : crn->flux[r]);
  }
}

/* The mass-action right-hand side. */
static int derivative(realtype t, N_Vector state, N_Vector change, void *data) {
  (void)t;
  const Crn *crn = data;
  const double *y = N_VGetArrayPointer(state);
  for (int r = 0; r < crn->reactions; r++) {
    const double other = crn->second[r] < 0 ? 1 : y[crn->second[r]];
    crn->flux[r] = crn->rate[r] * y[crn->first[r]] * other;
  }
  collect(crn, N_VGetArrayPointer(change));
  return 0;
}

/* The exact product of the Jacobian and a vector: one more sweep through the reactions. */
static int jacobian_times(N_Vector vector, N_Vector result, realtype t, N_Vector state, N_Vector f,
                          void *data, N_Vector scratch) {
  (void)t, (void)f, (void)scratch;
  const Crn *crn = data;
  const double *y = N_VGetArrayPointer(state);
  const double *v = N_VGetArrayPointer(vector);
  for (int r = 0; r < crn->reactions; r++) {
    const int a = crn->first[r], b = crn->second[r];
    crn->flux[r] = crn->rate[r] * (b < 0 ? v[a] : v[a] * y[b] + y[a] * v[b]);
  }
  collect(crn, N_VGetArrayPointer(result));
  return 0;
}

/* Column s of the Jacobian is the net change of the one reaction that reads s, times its derivative. */
static int jacobian(realtype t, N_Vector state, N_Vector f, SUNMatrix matrix, void *data, N_Vector s1,
                    N_Vector s2, N_Vector s3) {
  (void)t, (void)f, (void)s1, (void)s2, (void)s3;
  const Crn *crn = data;
  const double *y = N_VGetArrayPointer(state);
  sunindextype *column = SUNSparseMatrix_IndexPointers(matrix);
  sunindextype *row = SUNSparseMatrix_IndexValues(matrix);
  double *entry = SUNSparseMatrix_Data(matrix);
  sunindextype filled = 0;
  for (int s = 0; s < crn->species; s++) {
    column[s] = filled;
    const int r = crn->reader[s];
    if (r < 0) {
      /* An explicit zero on the diagonal lets I - gamma J be formed in place. */
      row[filled] = s;
      entry[filled++] = 0;
      continue;
    }
    const int a = crn->first[r], b = crn->second[r];
    const double slope = crn->rate[r] * (b < 0 ? 1 : y[s == a ? b : a]);
    row[filled] = a;
    entry[filled++] = -slope;
    if (b >= 0) {
      row[filled] = b;
      entry[filled++] = -slope;
    }
    for (int e = crn->start[r]; e < crn->start[r + 1]; e++) {
      row[filled] = crn->product[e];
      entry[filled++] = crn->amount[e] * slope;
    }
  }
  column[crn->species] = filled;
  return 0;
}

static sunindextype jacobian_entries(const Crn *crn) {
  sunindextype count = 0;
  for (int s = 0; s < crn->species; s++) {
    const int r = crn->reader[s];
    count += r < 0 ? 1 : crn->start[r + 1] - crn->start[r] + (crn->second[r] < 0 ? 1 : 2);
  }
  return count;
}

/* Processor time: waiting for other programs is not the solver's work. */
static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* One integration through all times; `values` gets the outputs' values (times x outputs). */
static Work integrate(const Crn *crn, const double *initial, const char *method, double rtol, double atol,
                      double *values, SUNContext context) {
  const bool adams = strcmp(method, "adams") == 0, klu = strcmp(method, "klu") == 0;
  N_Vector state = need(N_VNew_Serial(crn->species, context), "N_VNew_Serial");
  double *y = N_VGetArrayPointer(state);
  memcpy(y, initial, sizeof(double) * crn->species);
  void *cvode = need(CVodeCreate(adams ? CV_ADAMS : CV_BDF, context), "CVodeCreate");
  check(CVodeInit(cvode, derivative, 0, state), "CVodeInit");
  check(CVodeSetUserData(cvode, (void *)crn), "CVodeSetUserData");
  check(CVodeSStolerances(cvode, rtol, atol), "CVodeSStolerances");
  check(CVodeSetMaxNumSteps(cvode, 10000000), "CVodeSetMaxNumSteps");
  SUNNonlinearSolver fixed_point = NULL;
  SUNLinearSolver linear = NULL;
  SUNMatrix matrix = NULL;
  if (adams) {
    fixed_point = need(SUNNonlinSol_FixedPoint(state, 0, context), "SUNNonlinSol_FixedPoint");
    check(CVodeSetNonlinearSolver(cvode, fixed_point), "CVodeSetNonlinearSolver");
  } else if (klu) {
    const sunindextype n = crn->species;
    matrix = need(SUNSparseMatrix(n, n, jacobian_entries(crn), CSC_MAT, context), "SUNSparseMatrix");
    linear = need(SUNLinSol_KLU(state, matrix, context), "SUNLinSol_KLU");
    check(CVodeSetLinearSolver(cvode, linear, matrix), "CVodeSetLinearSolver");
    check(CVodeSetJacFn(cvode, jacobian), "CVodeSetJacFn");
  } else {
    linear = need(SUNLinSol_SPGMR(state, SUN_PREC_NONE, 30, context), "SUNLinSol_SPGMR");
    check(CVodeSetLinearSolver(cvode, linear, NULL), "CVodeSetLinearSolver");
    check(CVodeSetJacTimes(cvode, NULL, jacobian_times), "CVodeSetJacTimes");
  }
  Work work = {0, 0, 0};
  long products = 0;
  for (int i = 0; i < crn->times; i++) {
    double reached;
    const double began = now();
    const int flag = CVode(cvode, crn->time[i], state, &reached, CV_NORMAL);
    work.seconds += now() - began;
    check(flag, "CVode");
    for (int o = 0; o < crn->outputs; o++) {
      values[i * crn->outputs + o] = y[crn->rails[2 * o]] - y[crn->rails[2 * o + 1]];
    }
  }
  CVodeGetNumSteps(cvode, &work.steps);
  CVodeGetNumRhsEvals(cvode, &work.sweeps);
  if (linear != NULL) {
    CVodeGetNumJtimesEvals(cvode, &products);
    work.sweeps += products;
    SUNLinSolFree(linear);
  }
  if (matrix != NULL) SUNMatDestroy(matrix);
  if (fixed_point != NULL) SUNNonlinSolFree(fixed_point);
  CVodeFree(&cvode);
  N_VDestroy(state);
  return work;
}

static int by_size(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **argument) {
  if (count != 6) fail("usage: cvode FILE gmres|klu|adams RTOL ATOL RUNS");
  const Crn crn = read_crn(argument[1]);
  const char *method = argument[2];
  const double rtol = atof(argument[3]), atol = atof(argument[4]);
  const int runs = atoi(argument[5]);
  if (runs < 1 || runs > crn.states) fail("RUNS must be between 1 and the number of initial states");
  SUNContext context;
  check(SUNContext_Create(NULL, &context), "SUNContext_Create");
  const size_t size = (size_t)crn.times * crn.outputs;
  double *values = allocate(sizeof(double), size);
  double *later = allocate(sizeof(double), size);
  double *seconds = allocate(sizeof(double), runs);
  /* A first, cold run is not counted where there are several. */
  if (runs > 1) integrate(&crn, crn.initial + (size_t)crn.species, method, rtol, atol, later, context);
  Work first = integrate(&crn, crn.initial, method, rtol, atol, values, context);
  seconds[0] = first.seconds;
  for (int i = 1; i < runs; i++) {
    const double *initial = crn.initial + (size_t)i * crn.species;
    seconds[i] = integrate(&crn, initial, method, rtol, atol, later, context).seconds;
  }
  qsort(seconds, runs, sizeof *seconds, by_size);
  char version[64];
  check(SUNDIALSGetVersion(version, sizeof version), "SUNDIALSGetVersion");
  printf("{\"version\":\"%s\",\"seconds\":%.9g,\"steps\":%ld,\"sweeps\":%ld,\"values\":[", version,
         seconds[runs / 2], first.steps, first.sweeps);
  for (size_t i = 0; i < size; i++) printf("%s%.17g", i == 0 ? "" : ",", values[i]);
  printf("]}\n");
  return 0;
}
