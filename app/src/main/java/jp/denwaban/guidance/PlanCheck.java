package jp.denwaban.guidance;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Guide;
import jp.denwaban.call.PromptName;
import jp.denwaban.guidance.PlanDocument.GuideEntry;
import jp.denwaban.guidance.PlanDocument.HolidayTable;
import jp.denwaban.guidance.PlanDocument.Rule;
import jp.denwaban.guidance.PlanDocument.Sentence;

/**
 * What must hold before a caller hears a plan: every key spoken leads somewhere and every key that
 * leads somewhere is spoken, every path ends at an operator, every hour has a guide. What is only
 * unwise (too long, too quiet) is the business of the guidance lint.
 */
final class PlanCheck {
    /** Longer, and a caller takes the silence for a fault. */
    private static final int LONGEST_WAIT_SECONDS = 9;

    /** What a greeting must say, as it is written and as it is spoken. */
    private static final Pattern EMERGENCY = Pattern.compile("(110|１１０)番");

    private static final Pattern EXTENSION = Pattern.compile("[0-9*#]{1,16}");

    private PlanCheck() {}

    static void header(String file, String format, String wanted, int version)
            throws PlanException {
        if (!format.equals(wanted)) {
            throw new PlanException(file, "format", "must be " + wanted + ".");
        }
        if (version != PlanDocument.VERSION) {
            throw new PlanException(
                    file,
                    "version",
                    "is " + version + "; this program reads " + PlanDocument.VERSION + ".");
        }
    }

    static Holidays holidays(HolidayTable table) throws PlanException {
        if (table.until().isBefore(table.from())) {
            throw new PlanException(PlanFile.HOLIDAYS, "until", "is before from.");
        }
        for (var date : table.days().keySet()) {
            if (date.isBefore(table.from()) || date.isAfter(table.until())) {
                throw new PlanException(
                        PlanFile.HOLIDAYS, "days." + date, "is outside from and until.");
            }
        }
        return new Holidays(table.until(), table.days());
    }

    static Schedule schedule(PlanDocument plan, Holidays holidays) throws PlanException {
        List<Rule> rules = plan.schedule().rules();
        for (int index = 0; index < rules.size(); index++) {
            rule(plan, rules.get(index), "schedule.rules." + index);
        }
        known(plan, plan.schedule().otherwise().guide(), "schedule.otherwise.guide");
        return new Schedule(rules, plan.schedule().otherwise(), holidays);
    }

    static Map<String, Guide> guides(PlanDocument plan) throws PlanException {
        if (plan.revision() < 1) {
            throw damaged("revision", "must be 1 or more.");
        }
        Map<String, Guide> guides = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, GuideEntry> entry : plan.guides().entrySet()) {
            String place = "guides." + entry.getKey();
            if (!names.add(entry.getValue().name())) {
                throw damaged(place + ".name", "is the name of another guide too.");
            }
            guides.put(entry.getKey(), guide(plan, entry.getValue(), place));
        }
        return guides;
    }

    private static void rule(PlanDocument plan, Rule rule, String place) throws PlanException {
        known(plan, rule.guide(), place + ".guide");
        if (rule.fromDay().isPresent() != rule.untilDay().isPresent()) {
            throw damaged(place, "needs both fromDay and untilDay, or neither.");
        }
        LocalTime from = rule.from().orElse(LocalTime.MIDNIGHT);
        if (rule.until().map(until -> !until.isAfter(from)).orElse(false)) {
            throw damaged(place + ".until", "must be after from; past midnight takes two rules.");
        }
    }

    private static void known(PlanDocument plan, String guide, String place) throws PlanException {
        if (!plan.guides().containsKey(guide)) {
            throw damaged(place, "there is no guide " + guide + ".");
        }
    }

    private static Guide guide(PlanDocument plan, GuideEntry entry, String place)
            throws PlanException {
        Map<Digit, List<Destination>> choices = choices(entry, place);
        Digit repeat = digit(entry.repeatKey(), place + ".repeatKey");
        destination(entry.operator(), place + ".operator");
        if (choices.containsKey(repeat)) {
            throw damaged(place + ".repeatKey", "key " + repeat + " also leads to a destination.");
        }
        if (entry.passes() < 1 || entry.passes() > 5) {
            throw damaged(place + ".passes", "must be 1 to 5.");
        }
        if (entry.choiceWaitSeconds() < 1 || entry.choiceWaitSeconds() > LONGEST_WAIT_SECONDS) {
            throw damaged(
                    place + ".choiceWaitSeconds", "must be 1 to " + LONGEST_WAIT_SECONDS + ".");
        }
        spoken(plan, entry, choices.keySet(), repeat, place);
        return new Guide(
                entry.name(),
                plan.revision(),
                prompt(plan, entry.greeting(), place + ".greeting"),
                prompt(plan, entry.notice(), place + ".notice"),
                prompt(plan, entry.menu(), place + ".menu"),
                prompt(plan, entry.wrongKey(), place + ".wrongKey"),
                prompt(plan, entry.noInput(), place + ".noInput"),
                prompt(plan, entry.connecting(), place + ".connecting"),
                choices,
                repeat,
                entry.operator(),
                Duration.ofSeconds(entry.choiceWaitSeconds()),
                entry.passes());
    }

    private static Map<Digit, List<Destination>> choices(GuideEntry entry, String place)
            throws PlanException {
        Map<Digit, List<Destination>> choices = new HashMap<>();
        for (Map.Entry<String, List<Destination>> key : entry.keys().entrySet()) {
            String at = place + ".keys." + key.getKey();
            if (key.getValue().isEmpty()) {
                throw damaged(at, "no destination.");
            }
            for (int index = 0; index < key.getValue().size(); index++) {
                destination(key.getValue().get(index), at + "." + index);
            }
            choices.put(digit(key.getKey(), at), List.copyOf(key.getValue()));
        }
        return choices;
    }

    private static void destination(Destination destination, String place) throws PlanException {
        boolean attendant = destination.way() == Destination.Way.ATTENDANT;
        if (attendant && !destination.extension().isEmpty()) {
            throw damaged(place + ".extension", "the attendant has none.");
        }
        if (!attendant && !EXTENSION.matcher(destination.extension()).matches()) {
            throw damaged(place + ".extension", "must be 1 to 16 keys of a telephone.");
        }
        if (destination.name().isBlank()) {
            throw damaged(place + ".name", "is empty.");
        }
    }

    private static void spoken(
            PlanDocument plan, GuideEntry entry, Set<Digit> keys, Digit repeat, String place)
            throws PlanException {
        Sentence greeting = sentence(plan, entry.greeting(), place + ".greeting");
        Sentence menu = sentence(plan, entry.menu(), place + ".menu");
        if (!EMERGENCY.matcher(greeting.text()).find()) {
            throw damaged("prompts." + entry.greeting(), "must send emergencies to 110番.");
        }
        Set<String> spoken = new TreeSet<>();
        for (char key : menu.keys().toCharArray()) {
            spoken.add(String.valueOf(key));
        }
        Set<String> bound = new TreeSet<>(Set.of(repeat.toString()));
        keys.forEach(key -> bound.add(key.toString()));
        for (String key : spoken) {
            if (!bound.contains(key)) {
                throw damaged(
                        place + ".keys." + key, "the menu speaks this key; it leads nowhere.");
            }
        }
        for (String key : bound) {
            if (!spoken.contains(key)) {
                throw damaged(place + ".menu", "does not speak key " + key + ".");
            }
        }
    }

    private static PromptName prompt(PlanDocument plan, String name, String place)
            throws PlanException {
        sentence(plan, name, place);
        return Prompts.name(name);
    }

    private static Sentence sentence(PlanDocument plan, String name, String place)
            throws PlanException {
        Sentence sentence = plan.prompts().get(name);
        if (sentence == null) {
            throw damaged(place, "there is no prompt " + name + ".");
        }
        return sentence;
    }

    private static Digit digit(String key, String place) throws PlanException {
        if (key.length() != 1 || "0123456789*#".indexOf(key.charAt(0)) < 0) {
            throw damaged(place, "is not a key of a telephone.");
        }
        return new Digit(key.charAt(0));
    }

    private static PlanException damaged(String place, String what) {
        return new PlanException(PlanFile.PLAN, place, what);
    }
}
