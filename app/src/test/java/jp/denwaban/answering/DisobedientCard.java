package jp.denwaban.answering;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import jp.denwaban.line.Line;
import jp.denwaban.line.LineException;

/** A real line whose card does something else, instead of or before, when it is given an order. */
final class DisobedientCard implements UnaryOperator<Line> {
    private final Map<String, Misdeed> misdeeds = new ConcurrentHashMap<>();

    /** Happens before the order goes out; what it throws the order throws. */
    interface Misdeed {
        void happens() throws LineException;
    }

    /** {@code order}: a method of {@link Line}. */
    void when(String order, Misdeed misdeed) {
        misdeeds.put(order, misdeed);
    }

    void refuses(String order) {
        when(
                order,
                () -> {
                    throw new LineException(LineException.Kind.REFUSED, order + ": ERROR");
                });
    }

    void obeys(String order) {
        misdeeds.remove(order);
    }

    @Override
    public Line apply(Line real) {
        return (Line)
                Proxy.newProxyInstance(
                        Line.class.getClassLoader(),
                        new Class<?>[] {Line.class},
                        (proxy, method, arguments) -> {
                            Misdeed misdeed = misdeeds.get(method.getName());
                            if (misdeed != null) {
                                misdeed.happens();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
