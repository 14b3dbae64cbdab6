package jp.denwaban.audio.device;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.denwaban.audio.device.SoundException.Kind;

/**
 * Finds the device of a stable name in what the platform lists. Nothing is guessed: a wrong device
 * would record the wrong lines.
 *
 * <p>Two cards of one make get their ids by the order in which they are found ({@code U192k},
 * {@code U192k_1}), and after a replug the other way round. So neither of them can be chosen before
 * a rule of udev has given each an id by its socket.
 */
final class DeviceChooser {
    /** What the kernel puts behind an id that is taken already. */
    private static final String COUNTED = "_\\d+";

    private DeviceChooser() {}

    /**
     * The one device of this name.
     *
     * @throws SoundException {@link Kind#ABSENT}, {@link Kind#AMBIGUOUS}
     */
    static ListedDevice choose(DeviceName name, List<ListedDevice> listed) throws SoundException {
        List<ListedDevice> found = listed.stream().filter(device -> fits(name, device)).toList();
        if (found.isEmpty()) {
            throw new SoundException(
                    Kind.ABSENT, "no sound device " + name + "; there are: " + shown(listed));
        }
        if (found.size() > 1) {
            throw new SoundException(
                    Kind.AMBIGUOUS, "sound device " + name + " may be any of: " + shown(found));
        }
        ListedDevice device = found.get(0);
        List<ListedDevice> twins =
                listed.stream().filter(other -> twins(device, other)).distinct().toList();
        if (!twins.isEmpty()) {
            throw new SoundException(
                    Kind.AMBIGUOUS,
                    "sound device "
                            + name
                            + " is told from its twin only by the order in which they were found: "
                            + shown(twins));
        }
        return device;
    }

    private static boolean fits(DeviceName name, ListedDevice device) {
        if (name.isDefault() || device.cardNumber() < 0) {
            return name.isDefault() && device.cardNumber() < 0;
        }
        boolean card = device.id().equals(name.card()) || device.title().equals(name.card());
        return card && (name.pcm().isEmpty() || name.pcm().getAsInt() == device.pcm());
    }

    /** Another card of the same make, both with the ids that the kernel counted out. */
    private static boolean twins(ListedDevice one, ListedDevice other) {
        return one.cardNumber() >= 0
                && other.cardNumber() >= 0
                && one.cardNumber() != other.cardNumber()
                && one.title().equals(other.title())
                && base(one, other).equals(base(other, one));
    }

    private static String base(ListedDevice device, ListedDevice twin) {
        String longer = device.id();
        String counted = Pattern.quote(twin.id()) + COUNTED;
        return longer.matches(counted) ? twin.id() : longer.replaceFirst(COUNTED + "$", "");
    }

    private static String shown(List<ListedDevice> devices) {
        return devices.isEmpty()
                ? "none"
                : devices.stream().map(ListedDevice::shown).collect(Collectors.joining("; "));
    }
}
