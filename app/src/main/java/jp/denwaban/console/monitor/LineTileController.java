package jp.denwaban.console.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.denwaban.console.Strings;
import jp.denwaban.console.monitor.LineFace.Kind;
import jp.denwaban.console.monitor.LineFace.Lamp;
import jp.denwaban.console.part.Digits;
import jp.denwaban.console.part.Glyph;
import jp.denwaban.console.part.Symbol;

/** Binds line-tile.fxml to its view model, in the density the grid has chosen. */
public final class LineTileController {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final PseudoClass CHECK = PseudoClass.getPseudoClass("check");

    /** A roomy tile lower than this draws its rows closer. */
    private static final double TIGHT_ROOMY_PX = 320;

    /** A dense tile lower than this draws its rows closer and leaves out its foot. */
    private static final double TIGHT_DENSE_PX = 90;

    private static final int SEGMENTS = 24;
    private static final int DENSE_SEGMENTS = 16;

    private final LineTileViewModel viewModel;
    private final Strings words;
    private final Runnable goToFault;
    private final ReadOnlyBooleanProperty signedIn;
    private final Tooltip lampTip = new Tooltip();
    private Density density = Density.NORMAL;
    private boolean tight;

    @FXML private StackPane tile;
    @FXML private VBox body;
    @FXML private Label number;
    @FXML private Label caller;
    @FXML private Digits elapsed;
    @FXML private Glyph stateGlyph;
    @FXML private Label state;
    @FXML private HBox lamp;
    @FXML private Glyph lampGlyph;
    @FXML private Label lampWord;
    @FXML private HBox route;
    @FXML private Label key;
    @FXML private Glyph arrow;
    @FXML private Label destination;
    @FXML private Label extension;
    @FXML private Label doing;
    @FXML private Pane meters;
    @FXML private Label callerLabel;
    @FXML private Label staffLabel;
    @FXML private LevelMeter callerMeter;
    @FXML private LevelMeter staffMeter;
    @FXML private Label foot;
    @FXML private HBox strip;
    @FXML private Glyph stripGlyph;
    @FXML private Label stripText;
    @FXML private VBox faultBody;
    @FXML private Label faultNumber;
    @FXML private Glyph faultGlyph;
    @FXML private Label faultWord;
    @FXML private Label faultAt;
    @FXML private Label faultText;
    @FXML private Button faultButton;

    LineTileController(
            LineTileViewModel viewModel,
            Strings words,
            Runnable goToFault,
            ReadOnlyBooleanProperty signedIn) {
        this.viewModel = viewModel;
        this.words = words;
        this.goToFault = goToFault;
        this.signedIn = signedIn;
    }

    @FXML
    private void initialize() {
        viewModel.faceProperty().addListener((property, before, now) -> draw(now));
        viewModel
                .callerDbProperty()
                .addListener((property, before, now) -> callerMeter.show(now.intValue()));
        viewModel
                .staffDbProperty()
                .addListener((property, before, now) -> staffMeter.show(now.intValue()));
        tile.heightProperty().addListener((property, before, now) -> fit(now.doubleValue()));
        callerMeter.show(viewModel.callerDbProperty().get());
        staffMeter.show(viewModel.staffDbProperty().get());
        Tooltip.install(lamp, lampTip);
        show(Density.NORMAL);
    }

    void show(Density chosen) {
        density = chosen;
        boolean dense = density.small();
        callerMeter.segments(dense ? DENSE_SEGMENTS : SEGMENTS);
        staffMeter.segments(dense ? DENSE_SEGMENTS : SEGMENTS);
        stateGlyph.size(density.pick(36, 22, 22, 16));
        lampGlyph.size(density.pick(26, 18, 16, 14));
        faultGlyph.size(density.pick(32, 22, 22, 18));
        arrow.size(density.pick(22, 16, 16, 12));
        stripGlyph.size(density.pick(26, 18, 18, 14));
        fit(tile.getHeight());
        draw(viewModel.face());
    }

    private void fit(double height) {
        boolean nowTight = height < (density.small() ? TIGHT_DENSE_PX : TIGHT_ROOMY_PX);
        if (nowTight != tight) {
            tight = nowTight;
            tile.pseudoClassStateChanged(TIGHT, tight);
            draw(viewModel.face());
        }
    }

    @FXML
    private void goToFault() {
        goToFault.run();
    }

    private void draw(LineFace face) {
        boolean dense = density.small();
        boolean fault = face.kind() == Kind.FAULT;
        List<String> classes = new ArrayList<>(List.of("line-tile"));
        classes.addAll(density.styleClasses());
        classes.add("kind-" + face.kind().name().toLowerCase(Locale.ROOT));
        classes.add("state-" + face.state().name().toLowerCase(Locale.ROOT));
        classes.add(face.strip().isPresent() ? "with-strip" : "without-strip");
        if (!classes.equals(tile.getStyleClass())) {
            // Once a second every talking tile is drawn; its style changes rarely.
            tile.getStyleClass().setAll(classes);
        }
        shown(body, !fault);
        shown(faultBody, fault);
        if (fault) {
            drawFault(face);
        } else {
            drawCall(face);
        }
        say(caller, dense ? "" : face.caller());
        shown(arrow, !dense);
        boolean labelled = !dense && !(density == Density.COMPACT && face.strip().isPresent());
        shown(callerLabel, labelled);
        shown(staffLabel, labelled);
        tile.setAccessibleText(
                String.join(
                        " ",
                        List.of(
                                face.number(),
                                face.word(),
                                face.destination(),
                                face.elapsed(),
                                face.lampWord())));
    }

    private void drawCall(LineFace face) {
        boolean dense = density.small();
        number.setText(face.number());
        elapsed.setText(face.elapsed());
        elapsed.size(
                face.kind() == Kind.TALKING
                        ? density.pick(64, 32, 20, 16)
                        : density.pick(36, 20, 20, 16));
        boolean strip = face.strip().isPresent();
        boolean slim = density == Density.SLIM;
        drawLamp(face);
        boolean inPlace = slim && strip;
        stateGlyph.show(inPlace ? Symbol.ATTENTION : face.symbol());
        state.setText(inPlace ? face.shortStrip() : face.word());
        shown(route, !face.destination().isEmpty() && !slim && !(dense && tight && strip));
        say(key, face.key());
        destination.setText(face.destination());
        say(
                extension,
                dense || face.extension().isEmpty()
                        ? ""
                        : density == Density.COMPACT
                                ? face.extension()
                                : words.text("line.extension", face.extension()));
        say(doing, dense ? "" : face.doing());
        shown(meters, face.metered() && !slim && !(dense && strip));
        say(foot, strip || slim || (dense && tight) ? "" : face.foot());
        shown(this.strip, strip && !slim);
        stripText.setText(dense ? face.shortStrip() : face.strip().orElse(""));
    }

    /**
     * A compact tile has room for the shape alone. On a small one a good recording says nothing,
     * and the strip speaks for one that is to be checked; where there is no strip, the shape does.
     */
    private void drawLamp(LineFace face) {
        boolean lit = face.lamp() != Lamp.OUT;
        boolean room =
                density.small()
                        ? face.lamp() == Lamp.CHECK && face.strip().isEmpty()
                        : density != Density.SLIM;
        shown(lamp, lit && room);
        lampGlyph.show(face.lamp() == Lamp.CHECK ? Symbol.ATTENTION : Symbol.TICK);
        boolean worded = density == Density.ROOMY || density == Density.NORMAL;
        say(lampWord, worded ? face.lampWord() : "");
        lamp.pseudoClassStateChanged(CHECK, face.lamp() == Lamp.CHECK);
        lamp.setAccessibleText(lit ? face.lampWord() + " " + face.lampMeans() : "");
        lampTip.setText(face.lampMeans());
    }

    private void drawFault(LineFace face) {
        boolean dense = density.small();
        faultNumber.setText(face.number());
        faultWord.setText(face.word());
        say(faultAt, dense ? "" : face.faultAt());
        boolean roomy = density == Density.ROOMY || density == Density.NORMAL;
        faultText.setText(
                roomy ? face.fault() : dense && tight ? face.briefestFault() : face.shortFault());
        shown(faultText, density != Density.SLIM);
        shown(faultButton, !dense && signedIn.get());
    }

    private static void say(Label label, String text) {
        label.setText(text);
        shown(label, !text.isEmpty());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
