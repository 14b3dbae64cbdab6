package jp.denwaban.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What asks for a person at this moment. Thread safe. An alarm goes when its cause has gone. */
public final class AlarmBook {
    /** More than a person can read; beyond it the oldest confirmed one goes. */
    private static final int MOST = 200;

    private final List<Alarm> alarms = new ArrayList<>();
    private long lastId;

    /**
     * One alarm.
     *
     * @param level 1 障害, 2 注意, 3 お知らせ
     * @param line the line it concerns, if one
     */
    public record Alarm(
            long id,
            int level,
            Instant at,
            String code,
            Optional<Integer> line,
            boolean confirmed) {}

    /**
     * Raises an alarm, unless the same one stands already. One that has become worse stands anew.
     *
     * @return whether it is news
     */
    public synchronized boolean raise(int level, Instant at, String code, Optional<Integer> line) {
        if (alarms.stream().anyMatch(alarm -> same(alarm, code, line) && alarm.level() <= level)) {
            return false;
        }
        clear(code, line);
        if (alarms.size() == MOST) {
            alarms.remove(0);
        }
        alarms.add(new Alarm(++lastId, level, at, code, line, false));
        return true;
    }

    /** Its cause has gone. */
    public synchronized void clear(String code, Optional<Integer> line) {
        alarms.removeIf(alarm -> same(alarm, code, line));
    }

    /** A person has seen it; false if there is none with this number. */
    public synchronized boolean confirm(long id) {
        for (int index = 0; index < alarms.size(); index++) {
            Alarm alarm = alarms.get(index);
            if (alarm.id() == id) {
                alarms.set(
                        index,
                        new Alarm(id, alarm.level(), alarm.at(), alarm.code(), alarm.line(), true));
                return true;
            }
        }
        return false;
    }

    public synchronized List<Alarm> all() {
        return List.copyOf(alarms);
    }

    private static boolean same(Alarm alarm, String code, Optional<Integer> line) {
        return alarm.code().equals(code) && alarm.line().equals(line);
    }
}
