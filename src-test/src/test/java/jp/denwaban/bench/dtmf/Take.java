package jp.denwaban.bench.dtmf;

import java.util.List;

/** Some minutes of a line as samples, and which digits were put on it where. */
record Take(short[] samples, List<Sent> sent) {}
